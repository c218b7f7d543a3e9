package app.gatehouse.profile;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.ui.AccountCards;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Page;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.ui.ProviderCards;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** The Profile page: the account, and a card per provider. */
@Route("profile")
@PermitAll
public class ProfileView extends Page implements BeforeEnterObserver, HasDynamicTitle {

  private final ProviderKeys keys;

  ProfileView(
      CurrentAccount current,
      AccountCards accountCards,
      ProviderCards cards,
      ModelCatalog models,
      LiveUpdates live) {
    super(t("profile.title"));
    AccountId account = current.id();
    this.keys =
        new ProviderKeys(cards.create(), provider -> models.countUnlocked(account, provider));
    addNarrow(new H2(t("profile.account")), accountCards.create(), keys);

    live.listen(
        this,
        CredentialEvent.class,
        event -> {
          if (event.account().equals(account) && changesWhatIsShown(event)) {
            keys.refresh(event.provider());
          }
        });
    live.listen(
        this,
        ModelEvent.class,
        event -> {
          if (event.account().equals(account)) {
            hear(event);
          }
        });
  }

  /** What was saved between the page's making and its first event is shown as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    keys.refresh();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.getLocation().getQueryParameters().getSingleParameter("provider").ifPresent(keys::open);
  }

  @Override
  public String getPageTitle() {
    return t("profile.page-title");
  }

  /** A card that is drawn anew loses the focus, so none is for nothing. */
  private static boolean changesWhatIsShown(CredentialEvent event) {
    return switch (event) {
      case CredentialEvent.Saved saved -> true;
      case CredentialEvent.Deleted deleted -> true;
      case CredentialEvent.Used used -> false;
      case CredentialEvent.OpenRefused refused -> false;
      case CredentialEvent.CheckStarted started -> true;
      case CredentialEvent.CheckAbandoned abandoned -> true;
      case CredentialEvent.Checked checked -> true;
    };
  }

  private void hear(ModelEvent event) {
    switch (event) {
      case ModelEvent.Unlocked unlocked -> keys.showUnlocked(unlocked.provider(), unlocked.count());
      case ModelEvent.Changed changed -> keys.recount();
      case ModelEvent.Refreshing refreshing -> {
        // The Models page shows it.
      }
    }
  }
}
