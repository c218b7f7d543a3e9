package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FetchException.Broken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often something is tried again: five tries without progress are the end. The pauses between
 * them grow from half a second to fifteen, and are as long as the other side asks, up to a minute.
 * For one thread.
 */
final class Patience {

  private static final List<Duration> OWN =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(8),
          Duration.ofSeconds(15));
  private static final int TRIES = OWN.size() + 1;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Pause pause;
  private int failures;
  private long progress;

  Patience(Pause pause) {
    this.pause = pause;
  }

  /** Whether another side that asks for this long is waited for here. */
  static boolean isShort(Duration wait) {
    return wait.compareTo(LONGEST) <= 0;
  }

  /** How many failures there were since the last progress. */
  int failures() {
    return failures;
  }

  /**
   * Something failed: waits until it may be tried again.
   *
   * @param nowAt grows with every progress
   * @param asked how long the other side wants to be left alone, or null
   * @throws Broken when it has failed often enough
   */
  void failed(long nowAt, @Nullable Duration asked) throws Broken, InterruptedException {
    failures = nowAt == progress ? failures + 1 : 1;
    progress = nowAt;
    if (failures >= TRIES) {
      throw new Broken();
    }
    Duration own = OWN.get(failures - 1);
    pause.take(asked == null || asked.compareTo(own) < 0 ? own : shorter(asked));
  }

  private static Duration shorter(Duration asked) {
    return isShort(asked) ? asked : LONGEST;
  }
}
