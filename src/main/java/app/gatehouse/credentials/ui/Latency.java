package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import java.time.Duration;

/** How long an answer took, as people say it. */
final class Latency {

  private static final int MILLIS_PER_SECOND = 1000;

  private Latency() {}

  static String words(Duration latency) {
    return latency.toMillis() < MILLIS_PER_SECOND
        ? t("passport.millis", latency.toMillis())
        : t("passport.seconds", latency.toMillis() / (double) MILLIS_PER_SECOND);
  }
}
