package app.gatehouse.credentials.ui;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.ProviderCatalog;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the provider cards for whoever is signed in, and what stands above them. */
@Component
public class ProviderCards {

  private final CredentialService credentials;
  private final CurrentAccount current;
  private final ProviderCatalog providers;
  private final TypedAddresses addresses;
  private final KeyChecker checker;
  private final LiveUpdates live;
  private final Clock clock;

  ProviderCards(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses,
      KeyChecker checker,
      LiveUpdates live,
      Clock clock) {
    this.credentials = credentials;
    this.current = current;
    this.providers = providers;
    this.addresses = addresses;
    this.checker = checker;
    this.live = live;
    this.clock = clock;
  }

  /** One new card per provider, in the catalog's order. */
  public List<ProviderCard> create() {
    AskedChecks checks = new AskedChecks(checker, current.id());
    return providers.all().stream()
        .map(provider ->
            new ProviderCard(
                provider,
                credentials,
                current,
                checks,
                clock,
                listener ->
                    new CredentialForm(credentials, current, providers, addresses, listener)))
        .toList();
  }

  /** Names the keys that expire soon, and is not to be seen while there are none. */
  public ExpiryStrip createStrip() {
    return new ExpiryStrip(credentials, current.id(), providers, live, clock);
  }
}
