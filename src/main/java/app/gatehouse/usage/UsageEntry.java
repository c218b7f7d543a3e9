package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model. Never anything of its content.
 *
 * @param at when it came
 * @param token the access token it came with; null for a request of a person in the browser
 * @param model which model served it, or was the last to be tried
 * @param cost in USD; null where a price or a count is unknown
 * @param latency from the request to the end of its answer
 * @param firstToken from the request to the first piece of its answer; null where none came
 * @param status the HTTP status that whoever asked was given
 */
public record UsageEntry(
    Instant at,
    AccountId account,
    @Nullable Token token,
    ModelRef model,
    Tokens tokens,
    @Nullable BigDecimal cost,
    Duration latency,
    @Nullable Duration firstToken,
    Outcome outcome,
    int status) {

  /**
   * An access token.
   *
   * @param name as it was called then
   */
  public record Token(UUID id, String name) {}

  /** How a request ended. */
  public enum Outcome {
    ANSWERED,
    /** Whoever asked went away, or stopped it. */
    CANCELLED,
    /** The answer broke off. */
    BROKEN,
    /** There was no answer. */
    FAILED
  }
}
