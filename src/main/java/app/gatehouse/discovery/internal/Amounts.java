package app.gatehouse.discovery.internal;

import app.gatehouse.models.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Amounts of money as providers write them, as numbers or as texts; null for what is none. */
final class Amounts {

  /** As many as are kept. */
  private static final int DECIMALS = 8;

  /** More digits than any amount has; beyond them arithmetic takes for ever. */
  private static final int MOST_DIGITS = 40;

  private static final int MOST_DIGITS_BEFORE_THE_POINT = 12;
  private static final int PER_MILLION = 6;

  private Amounts() {}

  /** An amount in USD, which may be below zero; rounded to 8 decimals. */
  static @Nullable BigDecimal usd(JsonNode node) {
    BigDecimal amount = read(node);
    return amount == null ? null : kept(amount);
  }

  /**
   * What a million tokens cost in USD. Below zero stands for unknown.
   *
   * @param node the price of so many tokens, in units of 10 to the power of {@code shift} USD per
   *     million tokens
   */
  static @Nullable BigDecimal perMillion(JsonNode node, int shift) {
    BigDecimal amount = read(node);
    return amount == null || amount.signum() < 0 ? null : kept(amount.scaleByPowerOfTen(shift));
  }

  /** Prices in USD per token. */
  static Price perToken(JsonNode input, JsonNode output) {
    return new Price(perMillion(input, PER_MILLION), perMillion(output, PER_MILLION));
  }

  private static @Nullable BigDecimal kept(BigDecimal amount) {
    if (amount.precision() - amount.scale() > MOST_DIGITS_BEFORE_THE_POINT) {
      return null;
    }
    BigDecimal rounded = amount.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static @Nullable BigDecimal read(JsonNode node) {
    String text = node.isNumber() || node.isString() ? node.asString() : "";
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return null;
    }
    try {
      BigDecimal amount = new BigDecimal(text);
      return Math.abs((long) amount.scale()) > MOST_DIGITS ? null : amount;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }
}
