package app.gatehouse.downloads.internal.transfer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts what several connections bring into the order of the file. Those who bring take the lowest
 * stretch that nobody brings yet; one writer takes the bytes in their order. Whoever brings the
 * stretch that is written next never waits for anybody but the writer, and whoever waits for room
 * gives up its own stretch when a lower one is free: so somebody always goes on.
 */
final class Assembly {

  /**
   * What waits to be written of the stretch that is next: little, so that it stays in the cache.
   */
  private static final long AHEAD = 2L * 1024 * 1024;

  /** What each connection may bring out of order, and so has to bring again when all breaks off. */
  private static final long AHEAD_EACH = 12L * 1024 * 1024;

  /** Room may come free in another transfer, which does not say so. */
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final long size;
  private final Window window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<Long, Piece> pieces = new TreeMap<>();

  /** From the first byte of each stretch that nobody brings to the one after its last. */
  private final TreeMap<Long, Long> free = new TreeMap<>();

  private int active;
  private int connections = 1;
  private long reserved;
  private long given;
  private long arrived;
  private boolean stopped;

  /**
   * @param given how many bytes are there already
   */
  Assembly(long given, long size, Window window) {
    this.given = given;
    this.size = size;
    this.window = window;
    if (given < size) {
      free.put(given, size);
    }
  }

  /**
   * The next stretch to bring; waits while others might give one back. Null when there is nothing
   * more to do.
   *
   * @param most bytes
   */
  @Nullable Piece take(long most) throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && free.isEmpty() && active > 0) {
        changed.await();
      }
      if (stopped || free.isEmpty()) {
        return null;
      }
      Map.Entry<Long, Long> lowest = free.pollFirstEntry();
      long begin = lowest.getKey();
      long end = begin + Math.min(most, lowest.getValue() - begin);
      if (end < lowest.getValue()) {
        free.put(end, lowest.getValue());
      }
      Piece piece = new Piece(begin, end);
      pieces.put(piece.begin, piece);
      active++;
      return piece;
    } finally {
      lock.unlock();
    }
  }

  /** What became of bytes that arrived. */
  enum Taken {
    /** Taken over, and more of the piece is wanted. */
    MORE,
    /** Taken over, and that was all of the piece. */
    LAST,
    /** Not taken over: others bring them, or nobody wants them. */
    NOT
  }

  /**
   * Takes over what has arrived of a piece, once there is room. The block is the writer's from then
   * on, shortened to what is wanted of it.
   */
  Taken add(Piece piece, Block block) throws InterruptedException {
    lock.lock();
    try {
      while (isWanted(piece) && !makeRoom(piece, block)) {
        if (isLowerFree(piece)) {
          return Taken.NOT;
        }
        changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (!isWanted(piece)) {
        return Taken.NOT;
      }
      block.length = (int) Math.min(block.length, piece.end - piece.next);
      piece.blocks.add(block);
      piece.next += block.length;
      piece.waiting += block.length;
      arrived += block.length;
      changed.signalAll();
      return isWanted(piece) ? Taken.MORE : Taken.LAST;
    } finally {
      lock.unlock();
    }
  }

  private boolean isWanted(Piece piece) {
    return !stopped && piece.next < piece.end;
  }

  private boolean makeRoom(Piece piece, Block block) {
    if (isHead(piece)) {
      return piece.waiting < AHEAD;
    }
    boolean fits = reserved + block.length <= connections * AHEAD_EACH;
    if (!fits || !window.reserve(block.length)) {
      return false;
    }
    block.reserved = block.length;
    reserved += block.length;
    return true;
  }

  private boolean isHead(Piece piece) {
    return !isLowerFree(piece) && pieces.firstKey() == piece.begin;
  }

  private boolean isLowerFree(Piece piece) {
    return !free.isEmpty() && free.firstKey() < piece.begin;
  }

  /** Nobody brings the piece any more; what is missing of it is free for others. */
  void release(Piece piece) {
    lock.lock();
    try {
      if (!piece.active) {
        return;
      }
      piece.active = false;
      active--;
      if (piece.next < piece.end) {
        giveBack(piece.next, piece.end);
        piece.end = piece.next;
      }
      if (piece.blocks.isEmpty()) {
        pieces.remove(piece.begin, piece);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(long begin, long end) {
    Long behind = free.remove(end);
    free.put(begin, behind == null ? end : behind);
  }

  /**
   * Lets others bring what comes after so many more bytes of the piece; false when it is too late.
   */
  boolean split(Piece piece, long after) {
    lock.lock();
    try {
      long at = piece.next + after;
      if (!piece.active || at >= piece.end) {
        return false;
      }
      giveBack(at, piece.end);
      piece.end = at;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next bytes in their order; waits for them. Null at the end, or when all is stopped. */
  @Nullable Block next() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && given < size) {
        Map.Entry<Long, Piece> first = pieces.firstEntry();
        if (first == null || first.getKey() > given) {
          changed.await();
        } else if (!first.getValue().blocks.isEmpty()) {
          return give(first.getValue());
        } else if (first.getValue().next >= first.getValue().end) {
          pieces.remove(first.getKey());
        } else {
          changed.await();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private Block give(Piece piece) {
    Block block = piece.blocks.remove();
    piece.waiting -= block.length;
    given += block.length;
    release(block);
    changed.signalAll();
    return block;
  }

  private void release(Block block) {
    window.release(block.reserved);
    reserved -= block.reserved;
    block.reserved = 0;
  }

  /** How many connections there are: each adds to what may wait out of order. */
  void connections(int count) {
    lock.lock();
    try {
      connections = count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Where the piece ends by now. */
  long end(Piece piece) {
    lock.lock();
    try {
      return piece.end;
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes have come over all connections, in whatever order; only grows. */
  long arrived() {
    lock.lock();
    try {
      return arrived;
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes nobody brings yet. */
  long unclaimed() {
    lock.lock();
    try {
      return free.entrySet().stream().mapToLong(each -> each.getValue() - each.getKey()).sum();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting. What has not been written by now is lost. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      for (Piece piece : pieces.values()) {
        piece.blocks.forEach(this::release);
        piece.blocks.clear();
      }
      pieces.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
