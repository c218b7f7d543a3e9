package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.models.Model.Access;
import app.gatehouse.providers.ProviderId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the credentials of an account open. */
@Component
public class ProviderAccess {

  private final CredentialService credentials;

  ProviderAccess(CredentialService credentials) {
    this.credentials = credentials;
  }

  /** By provider; one that is not among them has nothing saved. */
  public Map<ProviderId, Access> of(AccountId account) {
    return credentials.list(account).stream()
        .collect(
            Collectors.toUnmodifiableMap(Credential::provider, ProviderAccess::of, (a, b) -> a));
  }

  private static Access of(Credential credential) {
    if (credential.state() == Credential.State.NEEDS_REENTRY) {
      return Access.NEEDS_REENTRY;
    }
    return credential.usable() ? Access.UNLOCKED : Access.KEY_REJECTED;
  }
}
