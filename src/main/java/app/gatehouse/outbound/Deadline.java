package app.gatehouse.outbound;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the time a request has. While it is being opened that ends whatever the thread waits
 * for, a look-up of a name too; afterwards the connection is cut.
 */
final class Deadline {

  private final Runnable cut;
  private @Nullable Thread opening;
  private @Nullable Future<?> timer;
  private boolean late;
  private boolean over;

  /**
   * @param cut ends the connection, of no effect when there is none
   */
  Deadline(Runnable cut) {
    this.cut = cut;
  }

  /** One thread for all of them, since each has next to nothing to do. */
  static ScheduledThreadPoolExecutor timers() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }

  /** Begins to run. */
  void start(ScheduledThreadPoolExecutor timers, Duration time) {
    timer = timers.schedule(this::pass, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** This thread waits for the answer to begin, and is interrupted when the time is up. */
  synchronized void opensHere() {
    opening = Thread.currentThread();
    if (late) {
      opening.interrupt();
    }
  }

  /**
   * The answer has begun, or failed to.
   *
   * @return whether the time was up before: then the interrupt was not meant for anybody else
   */
  synchronized boolean opened() {
    opening = null;
    return late;
  }

  private void pass() {
    synchronized (this) {
      if (over) {
        return;
      }
      late = true;
      if (opening != null) {
        opening.interrupt();
      }
    }
    // Cutting may wait for the connection's own locks, and others' time goes on meanwhile.
    Thread.ofVirtual().name("outbound").start(cut);
  }

  synchronized boolean isLate() {
    return late;
  }

  /** Nobody waits any more. */
  void end() {
    synchronized (this) {
      over = true;
    }
    Future<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
  }
}
