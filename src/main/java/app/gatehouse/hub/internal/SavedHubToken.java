package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.vault.SecretText;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token as the account's credential for the provider {@code huggingface}. */
@Component
class SavedHubToken implements HubTokens {

  private final CredentialService credentials;

  SavedHubToken(CredentialService credentials) {
    this.credentials = credentials;
  }

  @Override
  public <T> T use(AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
    Optional<Credential> saved = credentials.find(account, HubSettings.PROVIDER);
    if (saved.isEmpty()) {
      return work.apply(null);
    }
    return switch (saved.get().state()) {
      case NO_KEY_NEEDED -> work.apply(null);
      case NEEDS_REENTRY ->
          throw new CredentialUnavailableException("The token has to be entered again");
      case SAVED -> credentials.use(account, saved.get().id(), purpose, work::apply);
    };
  }
}
