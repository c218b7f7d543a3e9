package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

/** Bytes as people read them. Decimal, as disks and the Hub count. */
public final class ByteSize {

  private static final double KILO = 1000;
  private static final double MEGA = KILO * KILO;
  private static final double GIGA = MEGA * KILO;

  private ByteSize() {}

  /**
   * For example "712 MB" or "4.7 GB".
   *
   * @param bytes from 0
   */
  public static String words(long bytes) {
    if (bytes < MEGA) {
      return t("size.kb", Math.ceil(bytes / KILO));
    }
    // Not "1,000 MB" for what rounds up to a gigabyte.
    return bytes < GIGA - MEGA / 2 ? t("size.mb", bytes / MEGA) : t("size.gb", bytes / GIGA);
  }
}
