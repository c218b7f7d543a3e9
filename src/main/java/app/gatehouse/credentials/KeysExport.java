package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.PassphraseCipher;
import app.gatehouse.vault.SecretText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Puts an account's keys into a file sealed under a pass phrase, and reads such files. The format
 * is described in docs/guide/keys-export.md.
 */
@Service
public class KeysExport {

  /** Characters that a pass phrase has at least. */
  public static final int SHORTEST_PASSPHRASE = 12;

  private final CredentialService credentials;
  private final ProviderCatalog providers;
  private final PassphraseCipher cipher =
      new PassphraseCipher("gatehouse-keys", new SecureRandom());

  KeysExport(CredentialService credentials, ProviderCatalog providers) {
    this.credentials = credentials;
    this.providers = providers;
  }

  /** What became of an export. */
  public sealed interface Outcome {

    /**
     * @param file to be handed out
     * @param count of what is in it
     * @param leftOut whose keys need re-entry, and so could not be put in
     */
    record Made(byte[] file, int count, List<Provider> leftOut) implements Outcome {}

    /** More than one file takes. */
    record TooLarge() implements Outcome {}
  }

  /**
   * Seals everything the account has saved. That each secret is put in is written down before it
   * is; where that fails, there is no file. Takes about a quarter of a second and 64 MiB.
   *
   * @param passphrase of at least {@link #SHORTEST_PASSPHRASE} characters; stays the caller's
   */
  public Outcome make(AccountId account, SecretText passphrase) {
    ExportContent content = new ExportContent(providers);
    for (Credential saved : credentials.list(account)) {
      switch (saved.state()) {
        case SAVED -> put(content, account, saved);
        case NO_KEY_NEEDED -> content.add(saved, null);
        case NEEDS_REENTRY -> content.leaveOut(saved);
      }
    }
    try (SecretText text = content.text()) {
      return new Outcome.Made(cipher.seal(passphrase, text), content.count(), content.leftOut());
    } catch (IllegalArgumentException tooLarge) {
      return new Outcome.TooLarge();
    }
  }

  private void put(ExportContent content, AccountId account, Credential saved) {
    try {
      credentials.use(
          account,
          saved.id(),
          Purpose.EXPORT,
          secret -> {
            content.add(saved, secret);
            return saved;
          });
    } catch (CredentialUnavailableException e) {
      content.leaveOut(saved);
    }
  }

  /** Whether a file says that it is an export, in whatever version and state. */
  public boolean recognises(byte[] file) {
    return cipher.recognises(file);
  }

  /**
   * What is in a file; to be closed by the caller. Takes as long as {@link #make}, or up to four
   * times that for a file that another program made.
   *
   * @return empty when it does not open: another pass phrase, damaged, of another version, or no
   *     export at all
   */
  public Optional<FoundKeys> open(byte[] file, SecretText passphrase) {
    try (SecretText text = cipher.open(passphrase, file)) {
      return ExportContent.read(text, providers);
    } catch (CannotOpenException e) {
      return Optional.empty();
    }
  }
}
