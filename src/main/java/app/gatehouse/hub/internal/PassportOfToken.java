package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.hub.HubSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What was learned when the token was checked as a credential. It is forgotten as the token is
 * replaced, so it never speaks of another one.
 */
@Component
class PassportOfToken implements KnownTokens {

  private final CredentialService credentials;

  PassportOfToken(CredentialService credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<KnownToken> of(AccountId account) {
    return credentials
        .find(account, HubSettings.PROVIDER)
        .filter(saved -> saved.state() == Credential.State.SAVED)
        .map(Credential::passport)
        .filter(passport -> passport.judged() != null)
        .map(PassportOfToken::read);
  }

  private static KnownToken read(Passport passport) {
    boolean good = passport.judged() instanceof Valid;
    return new KnownToken(
        good,
        WhoAmI.of(passport.facts())
            .filter(owner -> good)
            .map(owner -> new TokenOwner.Known(owner.name(), owner)));
  }
}
