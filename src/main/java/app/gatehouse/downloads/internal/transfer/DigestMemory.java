package app.gatehouse.downloads.internal.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of beginnings of files, so that a transfer that was paused goes on without reading what
 * it has. They end with the process; the files do not.
 */
final class DigestMemory {

  private static final int MOST = 100;

  private record Known(MessageDigest digest, long bytes, FileTime changed) {}

  private final Map<Path, Known> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param digest of all the file holds
   */
  synchronized void keep(Path file, MessageDigest digest) throws IOException {
    entries.put(file, new Known(digest, Files.size(file), Files.getLastModifiedTime(file)));
  }

  /** Gives the checksum of all the file holds, once; empty when that is not known. */
  synchronized Optional<MessageDigest> take(Path file) throws IOException {
    @Nullable Known entry = entries.remove(file);
    if (entry == null) {
      return Optional.empty();
    }
    boolean same =
        entry.bytes() == Files.size(file)
            && entry.changed().equals(Files.getLastModifiedTime(file));
    return same ? Optional.of(entry.digest()) : Optional.empty();
  }
}
