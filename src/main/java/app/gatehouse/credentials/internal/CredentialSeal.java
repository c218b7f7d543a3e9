package app.gatehouse.credentials.internal;

import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SealContext;
import app.gatehouse.vault.SecretCipher;
import app.gatehouse.vault.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
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

  private final SecretCipher cipher;

  CredentialSeal(SecretCipher cipher) {
    this.cipher = cipher;
  }

  public String seal(CredentialEntity row, SecretText secret) {
    return cipher.seal(row.place().context(), secret);
  }

  /**
   * @throws CannotOpenException when the row has no secret, or one that was not sealed for it
   */
  public SecretText open(CredentialEntity row) {
    return cipher.open(row.place().context(), row.sealedSecret());
  }

  /**
   * @throws CannotOpenException as {@link #open(CredentialEntity)} does
   */
  public SecretText open(KeptRow row) {
    return cipher.open(row.place().context(), row.sealed());
  }

  public boolean opens(CredentialEntity row) {
    return opens(row.place(), row.sealedSecret());
  }

  /** Whether this sealed form, read back from the row, holds the secret. */
  public boolean holds(CredentialEntity row, String sealed, SecretText secret) {
    try (SecretText opened = cipher.open(row.place().context(), sealed)) {
      return MessageDigest.isEqual(
          opened.expose().getBytes(StandardCharsets.UTF_8),
          secret.expose().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether a secret opens, as it is stored at this place. */
  boolean opens(Place place, String sealed) {
    try {
      cipher.open(place.context(), sealed).close();
      return true;
    } catch (CannotOpenException e) {
      return false;
    }
  }

  /**
   * Seals the same secret for the same place under the active key.
   *
   * @throws CannotOpenException when it was not sealed for this place
   */
  String reseal(Place place, String sealed) {
    return cipher.reseal(place.context(), sealed);
  }

  /** What a row's secret is bound to, as it is stored: also what an altered row says. */
  public record Place(UUID account, String provider, UUID id, @Nullable String endpoint) {

    private SealContext context() {
      return new SealContext(
          PURPOSE,
          account.toString(),
          provider,
          id.toString(),
          endpoint == null ? FIELD : FIELD + "@" + endpoint);
    }
  }
}
