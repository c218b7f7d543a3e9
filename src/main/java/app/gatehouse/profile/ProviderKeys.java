package app.gatehouse.profile;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.accordion.Accordion;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.ToIntFunction;

/** The accordion of provider cards under its heading, with how many are set and a filter. */
final class ProviderKeys extends Div {

  private enum Shown {
    ALL,
    SET,
    NOT_SET
  }

  private final List<ProviderCard> cards;
  private final ToIntFunction<ProviderId> unlockedModels;
  private final Accordion accordion = new Accordion();
  private final Span count = new Span();
  private final Paragraph none = new Paragraph(t("profile.none-shown"));
  private final Select<Shown> filter = new Select<>();

  ProviderKeys(List<ProviderCard> cards, ToIntFunction<ProviderId> unlockedModels) {
    this.cards = cards;
    this.unlockedModels = unlockedModels;

    filter.setItems(Shown.values());
    filter.setItemLabelGenerator(ProviderKeys::word);
    filter.setValue(Shown.ALL);
    filter.setAriaLabel(t("profile.filter"));
    filter.addValueChangeListener(change -> applyFilter());
    filter.addClassName("provider-filter");
    cards.forEach(accordion::add);
    accordion.close();

    addClassName("provider-keys");
    count.addClassName("hint");
    none.addClassName("hint");
    H2 heading = new H2(t("profile.provider-keys"));
    Div head = new Div(heading, count, filter);
    head.addClassName("section-head");
    none.setVisible(false);
    add(head, accordion, none);
  }

  /** Opens the card of the provider by this id and scrolls to it; an unknown id changes nothing. */
  void open(String providerId) {
    cards.stream()
        .filter(card -> card.provider().id().value().equals(providerId))
        .findFirst()
        .ifPresent(card -> {
          filter.setValue(Shown.ALL);
          accordion.open(card);
          card.scrollIntoView();
        });
  }

  void refresh() {
    cards.forEach(ProviderCard::refresh);
    recount();
  }

  void refresh(ProviderId provider) {
    find(provider).forEach(ProviderCard::refresh);
    recount();
  }

  /** Shows what the provider says of its credential now. */
  void refreshPassport(ProviderId provider) {
    find(provider).forEach(ProviderCard::refreshPassport);
  }

  void refreshPassports() {
    cards.forEach(ProviderCard::refreshPassport);
  }

  void checked(ProviderId provider, Verdict latest) {
    find(provider).forEach(card -> card.checked(latest));
  }

  void showUnlocked(ProviderId provider, int models) {
    find(provider)
        .forEach(card -> card.showUnlocked(new UnlockedLine(provider, models).fresh(models)));
  }

  /** Counts again what each card unlocks. */
  void recount() {
    int set = 0;
    for (ProviderCard card : cards) {
      if (card.isSet()) {
        set++;
        ProviderId id = card.provider().id();
        card.showUnlocked(new UnlockedLine(id, unlockedModels.applyAsInt(id)));
      }
    }
    count.setText(t("profile.set-count", set, cards.size()));
  }

  /** A card that is open stays, although what is saved in it may put it out of the filter. */
  private void applyFilter() {
    boolean any = false;
    for (ProviderCard card : cards) {
      boolean shown =
          switch (filter.getValue()) {
            case ALL -> true;
            case SET -> card.isSet();
            case NOT_SET -> !card.isSet();
          };
      card.setVisible(shown);
      any |= shown;
    }
    none.setVisible(!any);
  }

  private List<ProviderCard> find(ProviderId provider) {
    return cards.stream().filter(card -> card.provider().id().equals(provider)).toList();
  }

  private static String word(Shown shown) {
    return switch (shown) {
      case ALL -> t("profile.filter.all");
      case SET -> t("profile.filter.set");
      case NOT_SET -> t("profile.filter.not-set");
    };
  }
}
