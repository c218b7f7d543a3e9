package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.UsageEntry.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests as tests need them: of gpt-4o, answered, 100 tokens read and 20 written. */
public final class UsageEntries {

  private UsageEntries() {}

  public static UsageEntry of(
      AccountId account, UsageEntry.@Nullable Token token, Instant at, @Nullable String cost) {
    return of(account, token, at, cost, "openai", "gpt-4o");
  }

  public static UsageEntry of(
      AccountId account,
      UsageEntry.@Nullable Token token,
      Instant at,
      @Nullable String cost,
      String provider,
      String model) {
    return new UsageEntry(
        at,
        account,
        token,
        new ModelRef(new ProviderId(provider), model),
        new Tokens(100L, 40L, 20L, null),
        cost == null ? null : new BigDecimal(cost),
        Duration.ofMillis(900),
        Duration.ofMillis(250),
        Outcome.ANSWERED,
        200);
  }

  /** The same with an end of another kind, and nothing counted. */
  public static UsageEntry ended(UsageEntry entry, Outcome outcome, int status) {
    return new UsageEntry(
        entry.at(),
        entry.account(),
        entry.token(),
        entry.model(),
        Tokens.UNKNOWN,
        null,
        entry.latency(),
        null,
        outcome,
        status);
  }

  /** The same with another time to the first token. */
  public static UsageEntry firstAfter(UsageEntry entry, Duration firstToken) {
    return new UsageEntry(
        entry.at(),
        entry.account(),
        entry.token(),
        entry.model(),
        entry.tokens(),
        entry.cost(),
        entry.latency(),
        firstToken,
        entry.outcome(),
        entry.status());
  }
}
