package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Saves, lists, opens and deletes credentials; each call acts for one account only. */
@Service
public class CredentialService {

  public List<Credential> list(AccountId account) {
    throw new UnsupportedOperationException();
  }

  public Optional<Credential> find(AccountId account, ProviderId provider) {
    throw new UnsupportedOperationException();
  }

  /**
   * The one door a plaintext leaves by: opens the secret for as long as the action runs.
   *
   * @throws CredentialUnavailableException when the account has no such credential, or it does not
   *     open
   */
  public <T> T use(
      AccountId account, CredentialId id, Purpose purpose, Function<SecretText, T> action) {
    throw new UnsupportedOperationException();
  }
}
