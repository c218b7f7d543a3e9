package app.gatehouse.chat;

import app.gatehouse.inference.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer is not whole, as it is kept.
 *
 * @param again when the provider may be asked again; null when it did not say
 * @param message the provider's own words, for people; null where there are none
 */
public record Trouble(
    Failure.Reason reason, int status, @Nullable Instant again, @Nullable String message) {

  static Trouble of(Failure failure, Instant now) {
    return new Trouble(
        failure.reason(),
        failure.status(),
        failure.retryAfter() == null ? null : now.plus(failure.retryAfter()),
        failure.message());
  }

  /** Without the provider's words. */
  @Override
  public String toString() {
    return reason + " " + status;
  }
}
