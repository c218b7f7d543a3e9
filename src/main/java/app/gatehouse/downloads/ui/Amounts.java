package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import java.time.Duration;

/** Bytes and times as people read them. Decimal, as the Hub counts. */
final class Amounts {

  private static final double KILO = 1000;
  private static final double MEGA = KILO * KILO;
  private static final double GIGA = MEGA * KILO;

  private Amounts() {}

  /** For example "4.7 GB". */
  static String size(long bytes) {
    if (bytes < MEGA) {
      return t("downloads.size.kb", Math.ceil(bytes / KILO));
    }
    // Not "1,000 MB" for what rounds up to a gigabyte.
    return bytes < GIGA - MEGA / 2
        ? t("downloads.size.mb", bytes / MEGA)
        : t("downloads.size.gb", bytes / GIGA);
  }

  static String speed(long bytesPerSecond) {
    return t("downloads.speed", size(bytesPerSecond));
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
