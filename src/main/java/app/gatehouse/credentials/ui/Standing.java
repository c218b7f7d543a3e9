package app.gatehouse.credentials.ui;

import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.providers.Provider;
import java.time.Instant;

/**
 * The verdict that stands for a credential: the last one that judged it, however old, since an
 * answer that judges nothing takes nothing back.
 *
 * @param at when it was given
 */
record Standing(Verdict verdict, Instant at) {

  /** What stands at this moment. */
  static Standing of(Provider provider, Passport passport, Instant now) {
    Standing latest = new Standing(passport.latest(), passport.askedAt());
    Verdict judged = passport.judged();
    Instant judgedAt = passport.judgedAt();
    // Whether a local server runs is known of this moment alone.
    if (judged == null || judgedAt == null || !provider.access().needsSecret()) {
      return latest;
    }
    boolean coolingDown = judged.usable() && isCoolingDown(passport.latest(), now);
    return passport.latest().judges() || coolingDown ? latest : new Standing(judged, judgedAt);
  }

  /** Until the time the provider named; it comes back by itself, without being asked again. */
  private static boolean isCoolingDown(Verdict verdict, Instant now) {
    return verdict instanceof Limited(Limit limit, Instant until)
        && limit == Limit.RATE_LIMIT
        && (until == null || until.isAfter(now));
  }
}
