package app.gatehouse.chat;

import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who answered, and what it took.
 *
 * @param model that was asked
 * @param modelName as it was called then
 * @param providerName as it was called then
 * @param cost in USD; null where a price or a count is unknown
 * @param firstToken from the request to the first piece of the answer; null where none came
 * @param total from the request to the end
 * @param cut whether the model stopped at its limit
 * @param servedAs what the provider called the model in its answer; null when it did not say
 */
public record Figures(
    ModelRef model,
    String modelName,
    String providerName,
    Tokens tokens,
    @Nullable BigDecimal cost,
    @Nullable Duration firstToken,
    @Nullable Duration total,
    boolean cut,
    @Nullable String servedAs) {

  private static final double MILLIS = 1000.0;

  Figures with(boolean wasCut, @Nullable String name) {
    return new Figures(
        model, modelName, providerName, tokens, cost, firstToken, total, wasCut, name);
  }

  /** Tokens in a second once the first had come; null where it cannot be told. */
  public @Nullable Double tokensPerSecond() {
    if (tokens.completion() == null || firstToken == null || total == null) {
      return null;
    }
    long writing = total.minus(firstToken).toMillis();
    return writing <= 0 || tokens.completion() < 2
        ? null
        : (tokens.completion() - 1) * MILLIS / writing;
  }
}
