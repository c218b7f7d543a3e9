package app.gatehouse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model, put together as they are chosen.
 *
 * @param models what can be run, the smallest first and those of unknown size last
 * @param companions of use only beside a model, in the same order
 * @param incomplete split files of which a part is missing
 * @param others everything that is not GGUF or whose name cannot be that of a file here, by name
 * @param all whether these are all files of the model, and not only as many as are read
 */
public record ModelFiles(
    List<FileGroup> models,
    List<FileGroup> companions,
    List<Incomplete> incomplete,
    List<HubFile> others,
    boolean all) {

  /**
   * A split file of which a part is missing, so that it cannot be loaded.
   *
   * @param name without the numbers of its parts
   * @param there how many parts there are
   * @param expected how many there should be
   */
  public record Incomplete(String name, @Nullable String quantization, int there, int expected) {}

  public static final ModelFiles NONE =
      new ModelFiles(List.of(), List.of(), List.of(), List.of(), true);

  public ModelFiles {
    models = List.copyOf(models);
    companions = List.copyOf(companions);
    incomplete = List.copyOf(incomplete);
    others = List.copyOf(others);
  }
}
