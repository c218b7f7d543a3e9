package app.gatehouse.gateway;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.vault.SecretText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access tokens of accounts. */
public interface AccessTokens {

  /**
   * A token that has just been made.
   *
   * @param secret the token itself, for this once; wiped when this is closed
   */
  record Made(AccessToken token, SecretText secret) implements AutoCloseable {
    @Override
    public void close() {
      secret.close();
    }
  }

  /** Those that have not been revoked, the newest first; also those that have expired. */
  List<AccessToken> of(AccountId account);

  /**
   * Makes one.
   *
   * @param expiresAt in the future, or null for never
   * @throws IllegalArgumentException when the terms are not within their ranges
   */
  Made make(AccountId account, AccessToken.Terms terms, @Nullable Instant expiresAt);

  /** Ends it at once; without effect when the account has no such token. */
  void revoke(AccountId account, UUID id);
}
