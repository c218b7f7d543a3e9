package app.gatehouse.credentials;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a credential from asking its provider.
 *
 * @param latest what came of the last time it was asked
 * @param askedAt when that was
 * @param latency until the provider's first answer that time; null when none came
 * @param judged the last verdict that {@linkplain Verdict#judges() judges} the credential; null
 *     before the first
 * @param judgedAt when that was; null before the first
 * @param facts what the provider told when it last did
 */
public record Passport(
    Verdict latest,
    Instant askedAt,
    @Nullable Duration latency,
    @Nullable Verdict judged,
    @Nullable Instant judgedAt,
    KeyFacts facts) {

  /** Whether models can be used with the credential, as far as is known. */
  public boolean usable() {
    return judged == null || judged.usable();
  }
}
