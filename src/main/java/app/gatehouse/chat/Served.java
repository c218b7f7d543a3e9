package app.gatehouse.chat;

import app.gatehouse.inference.Tokens;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.Price;
import app.gatehouse.usage.Costs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model an answer is asked of, as it was called and what it cost when it was asked. */
record Served(ModelRef ref, String name, String provider, Price price) {

  /**
   * @param known null for one that no list has
   */
  static Served of(ModelRef ref, @Nullable Model known, Price price) {
    return known == null
        ? new Served(ref, ref.id(), ref.provider().value(), price)
        : new Served(ref, known.name(), known.providerName(), price);
  }

  Figures figures() {
    return figures(Tokens.UNKNOWN, null, null);
  }

  Figures figures(Tokens tokens, @Nullable Duration first, @Nullable Duration total) {
    return new Figures(
        ref, name, provider, tokens, Costs.of(price, tokens), first, total, false, null);
  }
}
