package app.gatehouse.credentials;

import app.gatehouse.providers.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * A key that stands in a text.
 *
 * @param kind how it was told
 * @param provider whose it is, where that is known
 * @param start its first character
 * @param end the character behind it
 */
public record KeyInText(Kind kind, @Nullable ProviderId provider, int start, int end) {

  /** How a key is told. */
  public enum Kind {
    /** It is the very key that the account has saved. */
    SAVED,
    /** It begins as a provider's keys do. */
    PROVIDER_SHAPE,
    /** It looks like a secret of another service, or a private key. */
    OTHER_SHAPE
  }
}
