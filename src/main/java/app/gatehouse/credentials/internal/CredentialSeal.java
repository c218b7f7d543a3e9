package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SealContext;
import app.gatehouse.vault.SecretCipher;
import app.gatehouse.vault.SecretText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals a credential's secret for its row: for this account, provider, credential and, where the
 * user named one, this endpoint. A row that was moved or pointed elsewhere no longer opens.
 */
@Component
public class CredentialSeal {

  private static final String PURPOSE = "credential";
  private static final String FIELD = "secret";
  private static final int HINT_LENGTH = 4;
  private static final int SHORTEST_WITH_HINT = 12;

  private final SecretCipher cipher;

  CredentialSeal(SecretCipher cipher) {
    this.cipher = cipher;
  }

  public String seal(CredentialEntity row, SecretText secret) {
    return cipher.seal(context(row), secret);
  }

  /**
   * @throws CannotOpenException when the row has no secret, or one that was not sealed for it
   */
  public SecretText open(CredentialEntity row) {
    return cipher.open(context(row), row.sealedSecret());
  }

  public boolean opens(CredentialEntity row) {
    try {
      open(row).close();
      return true;
    } catch (CannotOpenException e) {
      return false;
    }
  }

  /** The last 4 characters, or nothing when they would be a good part of the whole. */
  public String hint(SecretText secret) {
    String text = secret.expose();
    return text.length() < SHORTEST_WITH_HINT ? "" : text.substring(text.length() - HINT_LENGTH);
  }

  /** Whether a secret opens, as it is stored in a row of these values. */
  boolean opens(
      AccountId account,
      ProviderId provider,
      CredentialId id,
      @Nullable String endpoint,
      String sealed) {
    try {
      cipher.open(context(account, provider, id, endpoint), sealed).close();
      return true;
    } catch (CannotOpenException e) {
      return false;
    }
  }

  /**
   * Seals the same secret for the same row under the active key.
   *
   * @param endpoint as it is stored
   * @throws CannotOpenException when it was not sealed for this row
   */
  String reseal(
      AccountId account,
      ProviderId provider,
      CredentialId id,
      @Nullable String endpoint,
      String sealed) {
    return cipher.reseal(context(account, provider, id, endpoint), sealed);
  }

  private static SealContext context(CredentialEntity row) {
    return context(row.account(), row.provider(), row.id(), row.storedEndpoint());
  }

  private static SealContext context(
      AccountId account, ProviderId provider, CredentialId id, @Nullable String endpoint) {
    return new SealContext(
        PURPOSE,
        account.toString(),
        provider.value(),
        id.toString(),
        endpoint == null ? FIELD : FIELD + "@" + endpoint);
  }
}
