package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FetchException.NoSpace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Watches the disk of the cache. What running transfers still have to write counts as taken, and a
 * floor stays free: the database may be on the same disk.
 */
final class DiskSpace {

  private final long floor;
  private final ToLongFunction<Path> usable;
  private final Set<Claim> claims = new HashSet<>();

  /**
   * @param floor bytes
   * @param usable how many bytes are free on the disk of a folder that is there
   */
  DiskSpace(long floor, ToLongFunction<Path> usable) {
    this.floor = floor;
    this.usable = usable;
  }

  /** The disk as it is. Asks the file system itself: a FileStore would look through all mounts. */
  static DiskSpace real(long floor) {
    return new DiskSpace(floor, folder -> folder.toFile().getUsableSpace());
  }

  /**
   * Takes so many bytes, unless they are not there.
   *
   * @param folder is there
   */
  synchronized Claim claim(Path folder, long bytes) throws NoSpace {
    long taken = claims.stream().mapToLong(claim -> claim.left).sum();
    long free = Math.max(0, usable.applyAsLong(folder) - taken);
    if (free < bytes + floor) {
      throw new NoSpace(bytes + floor, free);
    }
    Claim claim = new Claim(folder, bytes);
    claims.add(claim);
    return claim;
  }

  private synchronized void release(Claim claim) {
    claims.remove(claim);
  }

  /** What one transfer still has to write. */
  final class Claim implements AutoCloseable {

    private final Path folder;
    private volatile long left;

    private Claim(Path folder, long left) {
      this.folder = folder;
      this.left = left;
    }

    void left(long bytes) {
      left = bytes;
    }

    /** Whether there is still enough, whoever else writes there. */
    void check() throws NoSpace {
      long free = usable.applyAsLong(folder);
      if (free < floor) {
        throw full(free);
      }
    }

    /** For when a write has failed. */
    boolean isFull() {
      return usable.applyAsLong(folder) < floor + left;
    }

    NoSpace full() {
      return full(usable.applyAsLong(folder));
    }

    private NoSpace full(long free) {
      return new NoSpace(left + floor, free);
    }

    @Override
    public void close() {
      release(this);
    }
  }
}
