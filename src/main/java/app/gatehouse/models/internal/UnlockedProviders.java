package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.ProviderId;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The providers an account has a working credential for. */
@Component
class UnlockedProviders {

  private final CredentialService credentials;

  UnlockedProviders(CredentialService credentials) {
    this.credentials = credentials;
  }

  Set<ProviderId> of(AccountId account) {
    return credentials.list(account).stream()
        .filter(credential -> credential.state() != Credential.State.NEEDS_REENTRY)
        .map(Credential::provider)
        .collect(Collectors.toUnmodifiableSet());
  }
}
