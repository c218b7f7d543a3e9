package app.gatehouse.runtimes.child;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** One at a time, the others in the order they came; and not too many others. */
final class Turns {

  private final Semaphore turn = new Semaphore(1, true);
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;
  private final IntConsumer changed;

  /**
   * @param most how many there may be, the one whose turn it is among them
   * @param changed hears how many there are
   */
  Turns(int most, IntConsumer changed) {
    this.most = most;
    this.changed = changed;
  }

  /** From coming in to going out, to be closed in any case. */
  final class Place implements AutoCloseable {

    private boolean held;

    private Place() {}

    /** Waits until it is its turn. */
    void await() throws InterruptedException {
      turn.acquire();
      held = true;
    }

    @Override
    public void close() {
      if (held) {
        turn.release();
      }
      changed.accept(inside.decrementAndGet());
    }
  }

  /**
   * @throws RefusedRequest when enough are waiting
   */
  Place enter() throws RefusedRequest {
    int now = inside.incrementAndGet();
    if (now > most) {
      inside.decrementAndGet();
      throw RefusedRequest.tooMany();
    }
    changed.accept(now);
    return new Place();
  }
}
