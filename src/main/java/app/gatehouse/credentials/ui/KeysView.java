package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.Notices;
import app.gatehouse.components.Page;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.AttachEvent;
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
  private final ProviderCatalog providers;
  private final AskedChecks checks;
  private final SavedKeysGrid grid;

  KeysView(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses,
      KeyChecker checker,
      UnlockedModels models,
      LiveUpdates live,
      KeyTransfers transfers,
      Clock clock) {
    super(t("keys.title"));
    this.credentials = credentials;
    this.account = current.id();
    this.providers = providers;
    this.checks = new AskedChecks(checker, account);
    this.grid =
        new SavedKeysGrid(
            providers, new SavedKeyCells(credentials, current, checks, models, clock));

    AddKeyRow row =
        new AddKeyRow(
            providers,
            listener -> new CredentialForm(credentials, current, providers, addresses, listener),
            KeysView::sayAdded,
            transfers::paste);
    // The grid hands this on to the table inside it; aria attributes of its own stay outside.
    grid.getElement().setProperty("accessibleName", t("keys.saved"));
    addNarrow(
        new ExpiryStrip(credentials, account, providers, live, clock),
        transfers.dropZone(row, transfers.heading(t("keys.saved")), grid));

    live.listen(
        this,
        CredentialEvent.class,
        event -> {
          if (event.account().equals(account)) {
            hear(event);
          }
        });
    live.listen(this, MinutePassed.class, minute -> grid.refreshAges());
  }

  /** What was saved between the page's making and its first event is in the list as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  @Override
  public String getPageTitle() {
    return t("keys.page-title");
  }

  private void hear(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved -> refresh();
      case CredentialEvent.Deleted deleted -> refresh();
      case CredentialEvent.Used used -> grid.refresh(used.provider());
      case CredentialEvent.CheckStarted started -> grid.refresh(started.provider());
      case CredentialEvent.CheckAbandoned abandoned -> grid.refresh(abandoned.provider());
      case CredentialEvent.Checked checked -> hear(checked);
      case CredentialEvent.ModelNamed named -> {
        // Nothing of the key is different.
      }
      case CredentialEvent.OpenRefused refused -> {
        // Whoever looks at the row sees it.
      }
    }
  }

  private void hear(CredentialEvent.Checked checked) {
    grid.refresh(checked.provider());
    providers
        .find(checked.provider())
        .ifPresent(provider -> checks.answered(provider, checked.latest()));
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
