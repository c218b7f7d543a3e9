package app.gatehouse.downloads.internal;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How much room there is in a folder that may not be there yet. */
final class Room {

  private Room() {}

  /** Bytes; 0 when nobody can say. */
  static long free(Path folder) {
    @Nullable Path there = folder.toAbsolutePath();
    while (there != null) {
      File file = there.toFile();
      if (file.exists()) {
        return file.getUsableSpace();
      }
      there = there.getParent();
    }
    return 0;
  }
}
