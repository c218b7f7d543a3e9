package app.gatehouse.hub.ui;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers of the Hub as people compare them. */
final class Numbers {

  private static final long KILO = 1000;

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
}
