package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FetchException.Broken;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.outbound.OutboundStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The connections that bring one file, and what they share. */
final class Crew {

  private final Wanted wanted;
  private final HubWire wire;
  private final Locator locator;
  private final Pause pause;
  private final TransferSettings settings;
  private final boolean ranges;
  private final Assembly assembly;
  private final ConcurrentLinkedQueue<Block> empty;
  private final List<Worker> workers = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private final ReentrantLock locating = new ReentrantLock();

  private volatile Located located;
  private volatile int size = 1;
  private volatile boolean parts;
  private volatile boolean spoiled;
  private volatile @Nullable Throwable failure;

  /**
   * @param wanted by its commit, not by a branch
   * @param ranges whether parts of the file can be asked for
   */
  Crew(
      Wanted wanted,
      Located located,
      Tools tools,
      boolean ranges,
      Assembly assembly,
      ConcurrentLinkedQueue<Block> empty) {
    this.wanted = wanted;
    this.located = located;
    this.wire = tools.wire();
    this.locator = tools.locator();
    this.pause = tools.pause();
    this.settings = tools.settings();
    this.ranges = ranges;
    this.assembly = assembly;
    this.empty = empty;
  }

  /** What transfers are made with. */
  record Tools(HubWire wire, Locator locator, Pause pause, TransferSettings settings) {}

  Assembly assembly() {
    return assembly;
  }

  Pause pause() {
    return pause;
  }

  boolean ranges() {
    return ranges;
  }

  /** Whether it is known that more than one connection may be of use. */
  boolean mayGrow() {
    return parts && !spoiled;
  }

  /** The other side gives parts of the file, so that more than one may be of use. */
  void givesParts() {
    parts = ranges;
  }

  /** How many there should be. */
  int size() {
    return size;
  }

  /** Sees to it that there are so many; those too many leave after what they are at. */
  synchronized void resize(int count) {
    size = count;
    assembly.connections(count);
    for (int index = 0; index < count && ended.getCount() > 0; index++) {
      if (index == workers.size()) {
        workers.add(new Worker(this, index));
      } else if (workers.get(index).isDone()) {
        workers.set(index, new Worker(this, index));
      }
      workers.get(index).start();
    }
  }

  /** The other side does not like so many. */
  synchronized void shrink(int index) {
    if (index > 0) {
      size = Math.min(size, index);
      assembly.connections(size);
      spoiled = size == 1;
    }
  }

  Worker first() {
    synchronized (this) {
      return workers.getFirst();
    }
  }

  /** How much one of them takes on at once. */
  long most() {
    if (size == 1) {
      return Long.MAX_VALUE;
    }
    // Less towards the end, so that all are busy up to it.
    long share = assembly.unclaimed() / (2L * size);
    return Math.max(Math.min(settings.piece(), share), Math.min(settings.piece(), 512 * 1024));
  }

  Located located() {
    return located;
  }

  /** Asks the Hub anew, unless another connection has done so meanwhile. */
  void locateAgain(Located stale) throws FetchException, InterruptedException {
    locating.lockInterruptibly();
    try {
      if (located == stale) {
        Located now = locator.locate(wanted);
        if (!now.isSameFile(stale)) {
          throw new Broken();
        }
        located = now;
      }
    } finally {
      locating.unlock();
    }
  }

  OutboundStream open(Located at, @Nullable String range) {
    return wire.open(wanted.account(), at.source(), range);
  }

  Block emptyBlock() {
    Block block = empty.poll();
    return block == null ? new Block(settings.block()) : block;
  }

  void recycle(Block block) {
    empty.offer(block);
  }

  /** All is over, for this reason; the first one counts. */
  void fail(Throwable reason) {
    synchronized (this) {
      if (failure == null) {
        failure = reason;
      }
    }
    ended.countDown();
  }

  void succeed() {
    ended.countDown();
  }

  /** Whether all is over. */
  boolean await(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Ends all connections, and returns when they have ended. */
  void stop() {
    ended.countDown();
    assembly.stop();
    List<Worker> all;
    synchronized (this) {
      all = List.copyOf(workers);
    }
    all.forEach(Worker::stop);
    all.forEach(Worker::join);
  }
}
