package app.gatehouse.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much room the disk has to have before anything is written: twice what the database takes, so
 * that a checkpoint, which writes it anew, always fits, and never less than a floor.
 */
final class FreeSpace {

  private static final long MEGABYTE = 1024L * 1024;

  private final Path folder;
  private final long floor;
  private final LongSupplier usable;
  private volatile long databaseBytes;

  /**
   * @param floor bytes
   */
  FreeSpace(Path folder, long floor) {
    // Asks the file system itself each time; a FileStore would look through all mounts first.
    this(folder, floor, folder.toFile()::getUsableSpace);
  }

  FreeSpace(Path folder, long floor, LongSupplier usable) {
    this.folder = folder;
    this.floor = floor;
    this.usable = usable;
  }

  /** The database has grown or shrunk. */
  void databaseTakes(long bytes) {
    databaseBytes = bytes;
  }

  long databaseBytes() {
    return databaseBytes;
  }

  long usableBytes() {
    return usable.getAsLong();
  }

  long neededBytes() {
    return Math.max(floor, 2 * databaseBytes);
  }

  /** Empty when there is enough. */
  Optional<StorageProblem> problem() {
    long free = usableBytes();
    long needed = neededBytes();
    return free >= needed
        ? Optional.empty()
        : Optional.of(
            new StorageProblem.LittleSpace(
                folder, free / MEGABYTE, (needed + MEGABYTE - 1) / MEGABYTE));
  }
}
