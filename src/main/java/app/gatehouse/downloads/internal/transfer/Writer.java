package app.gatehouse.downloads.internal.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what has arrived in its order, and hands it on to the checksum. */
final class Writer {

  private Writer() {}

  static Thread start(Assembly assembly, PartialFile file, Hasher hasher, Crew crew) {
    return Thread.ofPlatform()
        .name("download-write")
        .daemon()
        .start(() -> {
          try {
            write(assembly, file, hasher);
            crew.succeed();
          } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            crew.fail(failure);
          }
        });
  }

  private static void write(Assembly assembly, PartialFile file, Hasher hasher)
      throws IOException, InterruptedException {
    try (Flusher flusher = new Flusher(file)) {
      for (@Nullable Block block = assembly.next(); block != null; block = assembly.next()) {
        file.append(block);
        flusher.wrote(block.length);
        hasher.add(block);
      }
    }
  }
}
