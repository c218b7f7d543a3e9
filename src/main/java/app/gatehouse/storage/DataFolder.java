package app.gatehouse.storage;

import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder Gatehouse keeps everything in, held by one process at a time. The lock is the
 * operating system's own, so it is free again the moment the holder dies, however it dies.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK_FILE = "gatehouse.lock";
  private static final int HOLDER_MAX_BYTES = 200;

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is not there, and takes it.
   *
   * @throws StartupRefusedException when another process holds it, or it cannot be written
   */
  static DataFolder take(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      create(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = readHolder(channel);
        channel.close();
        throw new StartupRefusedException(
            StartupRefusedException.IN_USE,
            "the data folder %s is in use by %s; stop that one first, or give this one a folder of its own with gatehouse.data-dir."
                .formatted(path, holder));
      }
      writeHolder(channel);
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the data folder %s cannot be written (%s); mend its permissions or name another one with gatehouse.data-dir."
              .formatted(path, e.getClass().getSimpleName()));
    }
  }

  /** Absolute and normalised. */
  public Path path() {
    return path;
  }

  /** A file or folder inside it. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Lets the next process have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectories(path, OwnerOnly.folder());
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      // Far behind the holder's name, which others may read: on Windows a locked range is
      // unreadable.
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(HOLDER_MAX_BYTES);
    channel.read(buffer, 0);
    String holder =
        new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return holder.isEmpty() ? "another Gatehouse" : holder;
  }

  private static void writeHolder(FileChannel channel) throws IOException {
    String holder = "the Gatehouse with process id " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }
}
