package app.gatehouse.credentials;

import app.gatehouse.providers.ProviderId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has saved for a provider, without the secret.
 *
 * @param hint the last 4 characters of the secret; empty when it is shorter than 12, or when there
 *     is none
 * @param endpoint the address the user gave, or null where the provider's own is used
 * @param addedAt when it was first saved; replacing the secret does not change it
 * @param lastUsedAt when the secret was last opened for use, or null. A check is no use
 * @param passport what the provider said of it; null until it has been asked
 */
public record Credential(
    CredentialId id,
    ProviderId provider,
    State state,
    String hint,
    @Nullable URI endpoint,
    Instant addedAt,
    @Nullable Instant lastUsedAt,
    @Nullable Passport passport) {

  /** Whether a credential can be used. */
  public enum State {
    /** Stored, and it opens. */
    SAVED,
    /** Stored, but it does not open: it was altered, moved, or sealed by a key that is gone. */
    NEEDS_REENTRY,
    /** A local provider: only its address is stored. */
    NO_KEY_NEEDED
  }

  private static final String DOTS = "••••••••";

  /** Whether models can be used with it, as far as is known. */
  public boolean usable() {
    return state != State.NEEDS_REENTRY && (passport == null || passport.usable());
  }

  /** The secret as it may be shown: dots and at most the last 4 characters. */
  public String masked() {
    return masked(hint);
  }

  /**
   * A secret as it may be shown.
   *
   * @param hint what {@link Hint} gives of it
   */
  public static String masked(String hint) {
    return DOTS + hint;
  }
}
