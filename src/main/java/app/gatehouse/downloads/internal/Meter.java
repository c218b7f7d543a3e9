package app.gatehouse.downloads.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * How fast something comes: over the last seconds, so that it neither jumps nor lags, and 0 soon
 * after nothing comes any more.
 */
final class Meter {

  private static final long WINDOW = Duration.ofSeconds(5).toNanos();
  private static final long APART = Duration.ofMillis(200).toNanos();

  /** Over less than this, a speed is chance. */
  private static final long SHORTEST = Duration.ofMillis(500).toNanos();

  private final LongSupplier nanos;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private long latest;

  /**
   * @param nanos a clock that nobody sets, as {@link System#nanoTime}
   */
  Meter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Sample(long at, long bytes) {}

  /** What comes from now on has nothing to do with what came before. */
  synchronized void restart() {
    samples.clear();
  }

  /** So much is here now. The first after a restart is where it begins. */
  synchronized void at(long bytes) {
    if (bytes < latest) {
      samples.clear();
    }
    latest = bytes;
    long now = nanos.getAsLong();
    if (samples.isEmpty() || now - samples.getLast().at() >= APART) {
      samples.add(new Sample(now, bytes));
    }
  }

  synchronized long bytesPerSecond() {
    long now = nanos.getAsLong();
    // One from before the window stays, to measure from.
    while (samples.size() > 1 && now - samples.getFirst().at() > WINDOW) {
      samples.removeFirst();
    }
    if (samples.isEmpty()) {
      return 0;
    }
    Sample first = samples.getFirst();
    long time = now - first.at();
    return time < SHORTEST ? 0 : (latest - first.bytes()) * Duration.ofSeconds(1).toNanos() / time;
  }
}
