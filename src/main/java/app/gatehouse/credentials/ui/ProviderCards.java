package app.gatehouse.credentials.ui;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.ProviderCatalog;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the provider cards for whoever is signed in. */
@Component
public class ProviderCards {

  private final CredentialService credentials;
  private final CurrentAccount current;
  private final ProviderCatalog providers;
  private final TypedAddresses addresses;

  ProviderCards(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses) {
    this.credentials = credentials;
    this.current = current;
    this.providers = providers;
    this.addresses = addresses;
  }

  /** One new card per provider, in the catalog's order. */
  public List<ProviderCard> create() {
    return providers.all().stream()
        .map(provider -> new ProviderCard(provider, credentials, current, providers, addresses))
        .toList();
  }
}
