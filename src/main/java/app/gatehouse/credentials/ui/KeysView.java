package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Notices;
import app.gatehouse.components.Page;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** The Keys page: a row to add a key, and every key that is saved. */
@Route("keys")
@PermitAll
public class KeysView extends Page implements HasDynamicTitle {

  private final CredentialService credentials;
  private final AccountId account;
  private final SavedKeysGrid grid;

  KeysView(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses,
      LiveUpdates live,
      Clock clock) {
    super(t("keys.title"));
    this.credentials = credentials;
    this.account = current.id();
    this.grid = new SavedKeysGrid(credentials, current, providers, clock);

    AddKeyRow row =
        new AddKeyRow(
            providers,
            listener -> new CredentialForm(credentials, current, providers, addresses, listener),
            KeysView::sayAdded);
    H2 heading = new H2(t("keys.saved"));
    heading.setId("saved-keys");
    grid.getElement().setAttribute("aria-labelledby", "saved-keys");
    addNarrow(row, heading, grid);

    live.listen(
        this,
        CredentialEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh();
          }
        });
    refresh();
  }

  @Override
  public String getPageTitle() {
    return t("keys.page-title");
  }

  private void refresh() {
    grid.show(credentials.list(account));
  }

  private static void sayAdded(Provider provider, boolean replaced) {
    if (!provider.access().needsSecret()) {
      Notices.done(t("keys.local-added", provider.name()));
    } else if (replaced) {
      Notices.done(t("keys.replaced", Wording.secretOf(provider)));
    } else {
      Notices.done(t("keys.added", Wording.secretOf(provider)));
    }
  }
}
