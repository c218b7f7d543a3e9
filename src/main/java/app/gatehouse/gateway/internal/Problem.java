package app.gatehouse.gateway.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered.
 *
 * @param status the HTTP status
 * @param code the reason for programs, in small letters with underscores
 * @param message a sentence for a person that says what to do; {@code provider} words follow it
 * @param param what of the request it is about, or null
 * @param retryAfter when the same may be tried again; null when unknown
 * @param provider what the provider said, or null
 * @param again whether it is of use to try the same soon
 */
record Problem(
    int status,
    String code,
    String message,
    @Nullable String param,
    @Nullable Duration retryAfter,
    @Nullable Said provider,
    boolean again) {

  /**
   * A provider's own words.
   *
   * @param code its code or type of the error
   */
  record Said(@Nullable String code, @Nullable String message) {}

  /** Something the request itself is wrong about. */
  static Problem of(int status, String code, String message) {
    return new Problem(status, code, message, null, null, null, false);
  }

  static Problem of(int status, String code, String message, String param) {
    return new Problem(status, code, message, param, null, null, false);
  }

  /** The sentence, and after it the provider's. */
  String text() {
    return provider == null || provider.message() == null
        ? message
        : message + " The provider says: " + provider.message();
  }
}
