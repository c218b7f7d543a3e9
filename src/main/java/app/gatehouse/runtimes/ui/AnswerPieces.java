package app.gatehouse.runtimes.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Pieces of an answer on their way to the page: those that come within 40 ms go together, which is
 * often enough for the eye and no burden for the connection. Measures as well.
 */
final class AnswerPieces {

  private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private final BiConsumer<AnswerPieces, String> page;
  private final StringBuilder waiting = new StringBuilder();
  private final long begun = System.nanoTime();
  private long first;
  private long last = begun;
  private long sent;
  private int count;
  private int tokens;

  AnswerPieces(BiConsumer<AnswerPieces, String> page) {
    this.page = page;
  }

  synchronized void add(String piece) {
    long now = System.nanoTime();
    if (count++ == 0) {
      first = now;
    }
    last = now;
    waiting.append(piece);
    if (now - sent >= TOGETHER_NANOS) {
      flush();
    }
  }

  /** Sends what waits. */
  synchronized void flush() {
    if (!waiting.isEmpty()) {
      page.accept(this, waiting.toString());
      waiting.setLength(0);
      sent = System.nanoTime();
    }
  }

  synchronized void ended(int all) {
    tokens = all;
  }

  /** How many have come. */
  synchronized int count() {
    return count;
  }

  /** As the model counts them, once it has ended. */
  synchronized int tokens() {
    return tokens;
  }

  /** Empty as long as none has come. */
  synchronized Optional<Duration> firstAfter() {
    return count == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(first - begun));
  }

  /** How fast they come, once they do. */
  synchronized double perSecond(int all) {
    double seconds = (last - first) / 1e9;
    return all < 2 || seconds <= 0 ? 0 : (all - 1) / seconds;
  }
}
