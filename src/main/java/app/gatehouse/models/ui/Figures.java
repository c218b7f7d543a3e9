package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers about models as people compare them. */
final class Figures {

  private static final long KILO = 1000;
  private static final long BINARY_KILO = 1024;
  private static final BigDecimal LEAST_PRICE = new BigDecimal("0.0001");
  private static final int PRICE_DECIMALS = 4;
  private static final int DIGITS = 3;

  private Figures() {}

  /** 131072 and 128000 are both "128K", as each is called. */
  static String tokens(long count) {
    if (count < KILO) {
      return Long.toString(count);
    }
    long base = count % KILO != 0 && count % BINARY_KILO == 0 ? BINARY_KILO : KILO;
    return count < base * base
        ? t("models.tokens.thousand", rounded(count, base))
        : t("models.tokens.million", rounded(count, base * base));
  }

  static String exactly(long count) {
    return t(
        "models.tokens.exactly", NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count));
  }

  /**
   * @param usd from 0
   */
  static String price(BigDecimal usd) {
    if (usd.signum() == 0) {
      return t("models.price.free");
    }
    if (usd.compareTo(LEAST_PRICE) < 0) {
      return t("models.price.tiny", LEAST_PRICE.toPlainString());
    }
    BigDecimal rounded = usd.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return t("models.price", rounded.setScale(Math.max(2, rounded.scale())).toPlainString());
  }

  private static String rounded(long count, long unit) {
    return new BigDecimal(count)
        .divide(new BigDecimal(unit), new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
