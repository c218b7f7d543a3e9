package app.gatehouse.storage.ui;

import static app.gatehouse.components.Texts.t;

/** Sizes as people read them. */
final class Sizes {

  private static final long KILO = 1024;
  private static final long MEGA = KILO * KILO;
  private static final long GIGA = MEGA * KILO;

  private Sizes() {}

  static String of(long bytes) {
    if (bytes < MEGA) {
      return t("size.kb", Math.max(1, bytes / KILO));
    }
    return bytes < 10 * GIGA ? t("size.mb", bytes / MEGA) : t("size.gb", bytes / GIGA);
  }
}
