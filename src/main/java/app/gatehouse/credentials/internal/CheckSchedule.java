package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limited;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When a credential is to be asked about again. */
final class CheckSchedule {

  private static final Duration DAILY = Duration.ofHours(24);

  /** What a person may mend at the provider at any time. */
  private static final Duration LIMITED = Duration.ofHours(6);

  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /** Of the whole wait, so that not all are asked at the same moment. */
  private static final double SPREAD = 0.2;

  private CheckSchedule() {}

  /**
   * @param failures how often in a row it was asked without a judgement, this time included
   */
  static Instant next(Verdict verdict, int failures, Instant now, RandomGenerator random) {
    Instant told = verdict instanceof Limited limited ? limited.until() : null;
    Duration wait =
        told != null && told.isAfter(now) ? Duration.between(now, told) : usual(verdict, failures);
    // Only later: who is asked before the time that was named starts it anew.
    return now.plus(wait).plusMillis((long) (wait.toMillis() * SPREAD * random.nextDouble()));
  }

  private static Duration usual(Verdict verdict, int failures) {
    if (!verdict.judges()) {
      return FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
    }
    return verdict instanceof Limited ? LIMITED : DAILY;
  }
}
