package app.gatehouse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen as one: a file, or all parts of a split one.
 *
 * @param name for people: the path of the file, of a split one without the numbers of its parts
 * @param quantization as it stands in the name, for example {@code Q4_K_M}; null when none does
 * @param role what it is good for
 * @param files one, or the parts in their order; loading the first loads all
 */
public record FileGroup(
    String name, @Nullable String quantization, Role role, List<HubFile> files) {

  /** What a file is good for. */
  public enum Role {
    /** A model that can be run. */
    MODEL,
    /** A vision projector or draft heads, of use only beside a model. */
    COMPANION
  }

  public FileGroup {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A group has a file");
    }
  }

  /** All files together; null when the Hub does not tell of one. */
  public @Nullable Long bytes() {
    long sum = 0;
    for (HubFile file : files) {
      if (file.bytes() == null) {
        return null;
      }
      sum += file.bytes();
    }
    return sum;
  }
}
