package app.gatehouse.profile;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.ui.AccountCards;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.Page;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.credentials.ui.ProviderCards;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.Dialect;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

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
      ModelRegistry registry,
      LocalServers servers,
      LiveUpdates live) {
    super(t("profile.title"));
    AccountId account = current.id();
    List<ProviderCard> providerCards = cards.create();
    providerCards.stream()
        .filter(card -> card.provider().dialect() == Dialect.AZURE)
        .forEach(card -> card.addPart(new AddDeployment(registry, account, card.provider())));
    this.keys =
        new ProviderKeys(providerCards, provider -> models.countUnlocked(account, provider));
    addNarrow(cards.createStrip(), new H2(t("profile.account")), accountCards.create(), keys);

    live.listen(
        this,
        CredentialEvent.class,
        event -> {
          if (event.account().equals(account)) {
            hear(event);
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
    LocalServerCards.show(this, providerCards, servers, account, live);
    live.listen(this, MinutePassed.class, minute -> keys.refreshPassports());
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
  private void hear(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved -> keys.refresh(saved.provider());
      case CredentialEvent.Deleted deleted -> keys.refresh(deleted.provider());
      case CredentialEvent.Used used -> keys.refreshPassport(used.provider());
      case CredentialEvent.CheckStarted started -> keys.refreshPassport(started.provider());
      case CredentialEvent.CheckAbandoned abandoned -> keys.refreshPassport(abandoned.provider());
      case CredentialEvent.Checked checked -> keys.checked(checked.provider(), checked.latest());
      case CredentialEvent.ModelNamed named -> {
        // The count of models tells.
      }
      case CredentialEvent.OpenRefused refused -> {
        // Told at each attempt; the card has said it since the page was opened.
      }
    }
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
