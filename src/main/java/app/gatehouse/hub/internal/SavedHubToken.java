package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.vault.SecretText;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token as the account's credential for the provider {@code huggingface}. */
@Component
class SavedHubToken implements HubToken {

  private final CredentialService credentials;

  SavedHubToken(CredentialService credentials) {
    this.credentials = credentials;
  }

  @Override
  public HubAccess use(AccountId account, Function<@Nullable SecretText, HubAccess> check) {
    Optional<Credential> saved = credentials.find(account, HubAccessDoctor.HUGGING_FACE);
    if (saved.isEmpty()) {
      return check.apply(null);
    }
    return switch (saved.get().state()) {
      case NO_KEY_NEEDED -> check.apply(null);
      case NEEDS_REENTRY -> new NeedsReentry();
      case SAVED -> open(account, saved.get(), check);
    };
  }

  private HubAccess open(
      AccountId account, Credential credential, Function<@Nullable SecretText, HubAccess> check) {
    try {
      return credentials.use(account, credential.id(), Purpose.HUB_ACCESS_CHECK, check::apply);
    } catch (CredentialUnavailableException doesNotOpen) {
      return new NeedsReentry();
    }
  }
}
