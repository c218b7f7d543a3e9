package app.gatehouse.profile;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.WhileShown;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.discovery.LocalServerEvent;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.discovery.ui.LocalServerBadge;
import app.gatehouse.discovery.ui.LocalServerPanel;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows on the cards of local servers what was found of them, as long as the page is open. */
final class LocalServerCards {

  private record Shown(ProviderCard card, LocalServerPanel panel) {}

  private final LocalServers servers;
  private final AccountId account;
  private final Map<ProviderId, Shown> shown = new LinkedHashMap<>();

  private LocalServerCards(LocalServers servers, AccountId account) {
    this.servers = servers;
    this.account = account;
  }

  static void show(
      Component page,
      List<ProviderCard> cards,
      LocalServers servers,
      AccountId account,
      LiveUpdates live) {
    if (servers.enabled()) {
      new LocalServerCards(servers, account).show(page, cards, live);
    }
  }

  private void show(Component page, List<ProviderCard> cards, LiveUpdates live) {
    cards.stream()
        .filter(card -> card.provider().location() == Location.LOCAL)
        .forEach(card -> {
          LocalServerPanel panel = new LocalServerPanel(card.provider(), servers, account);
          card.addFirst(panel);
          shown.put(card.provider().id(), new Shown(card, panel));
        });
    live.listen(
        page,
        LocalServerEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh(event.provider());
          }
        });
    WhileShown.keep(
        page,
        () -> {
          Runnable end = servers.watch(account);
          shown.keySet().forEach(this::refresh);
          return end;
        });
  }

  private void refresh(ProviderId provider) {
    Shown here = shown.get(provider);
    if (here != null) {
      here.panel().refresh();
      LocalServerBadge.of(servers.find(account, provider).state())
          .ifPresent(badge -> here.card().showServer(badge.word(), badge.tone()));
    }
  }
}
