package app.gatehouse.usage.internal;

import app.gatehouse.storage.StorageReadOnlyException;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageGap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes entries from any thread without waiting, and stores them in batches on a thread of its own.
 * What cannot be stored is kept up to a bound and tried again; beyond it entries are counted as
 * lost, which is written down too.
 */
final class UsageWriter {

  private static final Logger LOG = LoggerFactory.getLogger(UsageWriter.class);

  private static final int BATCH = 1_000;
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final UsageStore store;
  private final RunningMark mark;
  private final Clock clock;
  private final Consumer<List<UsageEntry>> written;
  private final BlockingQueue<UsageEntry> queue;
  private final AtomicLong lost = new AtomicLong();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

  // Of the thread alone.
  private final List<UsageEntry> batch = new ArrayList<>();
  private final List<UsageGap> gaps = new ArrayList<>();
  private boolean failing;

  /**
   * @param bound the most entries that are kept while nothing can be stored
   * @param written hears of each batch that is stored, on the writer's thread
   */
  UsageWriter(
      UsageStore store,
      RunningMark mark,
      Clock clock,
      int bound,
      Consumer<List<UsageEntry>> written) {
    this.store = store;
    this.mark = mark;
    this.clock = clock;
    this.written = written;
    this.queue = new LinkedBlockingQueue<>(bound);
    this.thread = Thread.ofVirtual().name("usage-writer").unstarted(this::run);
  }

  /** Begins to store. */
  void begin() {
    mark.begin(clock.instant()).ifPresent(at -> gaps.add(new UsageGap(at, null)));
    thread.start();
  }

  /** Returns at once. */
  void add(UsageEntry entry) {
    if (!queue.offer(entry) && lost.getAndIncrement() == 0) {
      LOG.error("Usage cannot be stored for so long that some of it is lost");
    }
  }

  /** Stores what is left, as far as that is possible, and ends. */
  void end() throws InterruptedException {
    ending.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    if (!thread.join(PATIENCE)) {
      LOG.error("Usage was still being stored as Gatehouse ended; some of it may be missing");
    }
  }

  private void run() {
    try {
      while (!pause()) {
        mark.touch(clock.instant());
        storeAll();
      }
      if (storeAll()) {
        mark.end();
      } else {
        LOG.error("{} requests could not be stored before the end", batch.size() + queue.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is to end. Never an interrupt: that would close the files of the database. */
  private boolean pause() throws InterruptedException {
    return ending.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether nothing is left to be stored. */
  private boolean storeAll() {
    try {
      storeGaps();
      do {
        queue.drainTo(batch, BATCH - batch.size());
        if (!batch.isEmpty()) {
          List<UsageEntry> entries = List.copyOf(batch);
          store.write(entries);
          batch.clear();
          tell(entries);
        }
      } while (!queue.isEmpty());
      failing = false;
      return true;
    } catch (RuntimeException e) {
      if (!failing && StorageReadOnlyException.behind(e).isEmpty()) {
        LOG.error("Usage cannot be stored; it is tried again", e);
      }
      failing = true;
      return false;
    }
  }

  private void storeGaps() {
    while (!gaps.isEmpty()) {
      store.write(gaps.getFirst());
      gaps.removeFirst();
    }
    long missing = lost.get();
    if (missing > 0) {
      Instant now = clock.instant();
      store.write(new UsageGap(now, missing));
      lost.addAndGet(-missing);
    }
  }

  private void tell(List<UsageEntry> entries) {
    try {
      written.accept(entries);
    } catch (RuntimeException e) {
      LOG.error("Usage was stored, but whoever heard of it failed", e);
    }
  }
}
