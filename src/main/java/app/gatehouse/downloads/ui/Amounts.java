package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import java.time.Duration;

/** Speeds and times as people read them. */
final class Amounts {

  private Amounts() {}

  static String speed(long bytesPerSecond) {
    return t("downloads.speed", ByteSize.words(bytesPerSecond));
  }

  /** How long it takes, rounded up. */
  static String left(Duration time) {
    return t("downloads.left", time(time));
  }

  /** For example "40 s", "3 min" or "2 h 10 min". */
  static String time(Duration time) {
    if (time.toSeconds() < 60) {
      return t("downloads.seconds", Math.max(1, time.toSeconds()));
    }
    long minutes = (time.toSeconds() + 59) / 60;
    if (minutes < 60) {
      return t("downloads.minutes", minutes);
    }
    return minutes < 24 * 60
        ? t("downloads.hours", minutes / 60, minutes % 60)
        : t("downloads.days");
  }
}
