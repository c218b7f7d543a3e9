package app.gatehouse.usage;

import app.gatehouse.inference.Tokens;
import app.gatehouse.models.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What tokens cost. */
public final class Costs {

  /** Prices are for a million tokens. */
  private static final int MILLION = 6;

  private Costs() {}

  /** USD; null where a price or a count is unknown. What is free costs nothing, however much. */
  public static @Nullable BigDecimal of(Price price, Tokens tokens) {
    if (price.isFree()) {
      return BigDecimal.ZERO;
    }
    if (price.input() == null
        || price.output() == null
        || tokens.prompt() == null
        || tokens.completion() == null) {
      return null;
    }
    return price
        .input()
        .multiply(BigDecimal.valueOf(tokens.prompt()))
        .add(price.output().multiply(BigDecimal.valueOf(tokens.completion())))
        .movePointLeft(MILLION);
  }
}
