package app.gatehouse.library;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelRef;
import java.nio.file.Path;
import java.util.List;

/**
 * A model as a file on this machine.
 *
 * @param ref {@code local/<owner>/<repo>/<file>}
 * @param file its path within the repository; of a split one that of the first part
 * @param paths where it is: one, or all parts in their order; loading the first loads all
 * @param bytes of all parts
 */
public record LocalFile(
    ModelRef ref,
    RepositoryId repository,
    String commit,
    String file,
    List<Path> paths,
    long bytes,
    GgufHeader header) {

  public LocalFile {
    paths = List.copyOf(paths);
  }
}
