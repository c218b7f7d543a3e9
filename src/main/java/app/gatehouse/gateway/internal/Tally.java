package app.gatehouse.gateway.internal;

import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.Price;
import app.gatehouse.usage.Costs;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of one request; written down once, at its end. */
final class Tally {

  private final Tallies tallies;
  private final Asked asked;
  private final Instant at;
  private final long start = System.nanoTime();
  private ModelRef model;
  private Tokens tokens = Tokens.UNKNOWN;
  private @Nullable Duration firstByte;
  private Outcome outcome = Outcome.FAILED;
  private int status = 500;

  Tally(Tallies tallies, Asked asked, Instant at) {
    this.tallies = tallies;
    this.asked = asked;
    this.at = at;
    this.model = asked.models().getFirst();
  }

  void asking(ModelRef next) {
    model = next;
  }

  /** A piece of the answer has come; only the first counts. */
  void firstByte() {
    if (firstByte == null) {
      firstByte = passed();
    }
  }

  void counted(Tokens given) {
    tokens = given;
  }

  void ended(Outcome how, int given) {
    outcome = how;
    status = given;
  }

  void failed(int given) {
    ended(Outcome.FAILED, given);
  }

  void write() {
    UsageEntry.Token token = new UsageEntry.Token(asked.token().id(), asked.token().terms().name());
    tallies.write(
        new UsageEntry(
            at,
            asked.token().account(),
            token,
            model,
            tokens,
            cost(),
            passed(),
            firstByte,
            outcome,
            status),
        asked);
  }

  private @Nullable BigDecimal cost() {
    Price price = tallies.price(asked.token().account(), model);
    return switch (asked.operation()) {
      case CHAT, MESSAGES -> Costs.of(price, tokens);
      // Nothing is written, so nothing is counted or priced for it.
      case EMBEDDINGS ->
          Costs.of(
              new Price(price.input(), BigDecimal.ZERO),
              new Tokens(tokens.prompt(), tokens.cached(), 0L, null));
      // Free at Anthropic.
      case COUNT_TOKENS -> BigDecimal.ZERO;
    };
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
