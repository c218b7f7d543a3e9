package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers of the Hub as people compare them. */
final class Numbers {

  private static final long KILO = 1000;
  private static final int DIGITS = 3;

  private Numbers() {}

  /** "1.2M" for 1,234,567. */
  static String brief(long count) {
    NumberFormat format =
        NumberFormat.getCompactNumberInstance(Locale.ENGLISH, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(count < KILO ? 0 : 1);
    return format.format(count);
  }

  static String exactly(long count) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
  }

  /** In decimal units, as the Hub and disks count. */
  static String bytes(long size) {
    if (size < KILO * KILO) {
      return t("hub.size.kb", Math.max(1, size / KILO));
    }
    return size < KILO * KILO * KILO
        ? t("hub.size.mb", size / (KILO * KILO))
        : t("hub.size.gb", rounded(size, KILO * KILO * KILO));
  }

  private static String rounded(long size, long unit) {
    BigDecimal units = new BigDecimal(size).divide(new BigDecimal(unit), new MathContext(DIGITS));
    return units.stripTrailingZeros().toPlainString();
  }
}
