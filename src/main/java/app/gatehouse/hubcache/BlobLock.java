package app.gatehouse.hubcache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes from bringing the same blob at the same time. Advice only: on Unix the
 * tools of Hugging Face lock by {@code flock}, which a JVM cannot see, so what keeps blobs whole
 * beside them are names of our own and atomic renames. Within one process whoever locks has to see
 * to it that nobody else does.
 */
public final class BlobLock implements AutoCloseable {

  private final @Nullable FileChannel channel;

  private BlobLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Empty while another process has it. A disk that knows no locks gives one all the same. */
  static Optional<BlobLock> tryLock(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new BlobLock(channel));
    } catch (OverlappingFileLockException ours) {
      channel.close();
      return Optional.empty();
    } catch (IOException notSupported) {
      channel.close();
      return Optional.of(new BlobLock(null));
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        // Then the lock is, too.
      }
    }
  }
}
