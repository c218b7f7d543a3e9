package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.internal.CredentialRepository;
import app.gatehouse.credentials.internal.CredentialSeal;
import app.gatehouse.credentials.internal.KeptRow;
import app.gatehouse.credentials.internal.KeptRows;
import app.gatehouse.credentials.internal.RefusedOpenings;
import app.gatehouse.credentials.internal.WrittenUses;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SecretText;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The second door a plaintext leaves by, for talking to models: as safe as {@link
 * CredentialService#use}, but made for many uses a second. The sealed row is kept in memory, each
 * use opens it, and a use is written down once an hour for each purpose. See docs/decisions/0032.
 */
@Service
public class FrequentUse {

  private final KeptRows rows;
  private final CredentialSeal seal;
  private final WrittenUses uses;
  private final RefusedOpenings refusals;
  private final CredentialRepository stored;

  FrequentUse(
      KeptRows rows,
      CredentialSeal seal,
      WrittenUses uses,
      RefusedOpenings refusals,
      CredentialRepository stored) {
    this.rows = rows;
    this.seal = seal;
    this.uses = uses;
    this.refusals = refusals;
    this.stored = stored;
  }

  /**
   * What is done with an open secret.
   *
   * @param <X> what it throws
   */
  public interface Action<T, X extends Exception> {

    /**
     * @param secret open for as long as this takes
     */
    T apply(SecretText secret) throws X;
  }

  /** What the account has saved for the provider, as it is committed. */
  public Optional<KeptCredential> find(AccountId account, ProviderId provider) {
    return rows.find(account, provider).map(KeptCredential::new);
  }

  /**
   * Opens the secret for as long as the action runs. Where the use has to be written down, that is
   * done first; where it fails, nothing leaves.
   *
   * @param purpose talking to models
   * @throws CredentialUnavailableException when it does not open, or has no secret
   */
  public <T, X extends Exception> T use(
      KeptCredential credential, Purpose purpose, Action<T, X> action) throws X {
    if (purpose != Purpose.CHAT && purpose != Purpose.GATEWAY) {
      throw new IllegalArgumentException("Not by this door: " + purpose);
    }
    try (SecretText secret = open(credential.row())) {
      uses.write(credential.row(), purpose);
      return action.apply(secret);
    }
  }

  /**
   * Cuts out of a text what it holds of the secret, for what comes when that is closed already. The
   * secret does not leave.
   *
   * @return the text; empty when the secret does not open any more
   */
  public String redact(KeptCredential credential, String text) {
    if (!credential.hasSecret()) {
      return text;
    }
    try (SecretText secret = open(credential.row())) {
      return Redaction.cut(text, secret);
    } catch (CredentialUnavailableException gone) {
      return "";
    }
  }

  private SecretText open(KeptRow row) {
    try {
      return seal.open(row);
    } catch (CannotOpenException e) {
      return openAnew(row);
    }
  }

  /** It may have been sealed under another key meanwhile. */
  private SecretText openAnew(KeptRow old) {
    Optional<KeptRow> now =
        rows.read(old.account(), old.provider()).filter(row -> row.version() == old.version());
    try {
      if (now.isPresent()) {
        return seal.open(now.get());
      }
    } catch (CannotOpenException e) {
      stored
          .findByIdAndAccountId(old.id().value(), old.account().value())
          .ifPresent(refusals::wanted);
    }
    throw new CredentialUnavailableException("The secret has to be entered again");
  }
}
