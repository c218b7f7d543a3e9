package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hub.TypedRepository;
import app.gatehouse.hub.TypedRepository.Accepted;
import app.gatehouse.hub.TypedRepository.Reason;
import app.gatehouse.hub.TypedRepository.Refused;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where models are looked for: what is typed is searched as it is typed, a link that is pasted is
 * opened at once, and a link or {@code owner/name} that is typed is opened by Enter.
 */
final class SearchBar extends Div {

  private static final Pattern LINK =
      Pattern.compile("(?i)^\\s*(?:https?://|(?:www\\.)?(?:huggingface\\.co|hf\\.co)/).*");

  /** Longer than what is typed between two looks at the field. */
  private static final int PASTED = 10;

  private final TextField text = new TextField(t("hub.model"));
  private final Select<HubSearch.Order> order = new Select<>();
  private final Checkbox ggufOnly = new Checkbox(t("hub.find.gguf-only"));
  private final Supplier<URI> hub;
  private final Consumer<HubSearch> asked;
  private final Consumer<RepositoryId> chosen;
  private HubSearch search = HubSearch.first();
  private boolean showing;

  /**
   * @param hub where the Hub is, so that links to it are understood
   * @param asked hears what is looked for
   * @param chosen hears which model is named
   */
  SearchBar(Supplier<URI> hub, Consumer<HubSearch> asked, Consumer<RepositoryId> chosen) {
    this.hub = hub;
    this.asked = asked;
    this.chosen = chosen;
    addClassNames("toolbar", "hub-search");
    getElement().setAttribute("role", "search");
    text.setPlaceholder(t("hub.find.placeholder"));
    text.setClearButtonVisible(true);
    // What is typed must be known before what is pressed next, be it Enter or a row.
    text.setValueChangeMode(ValueChangeMode.EAGER);
    text.addValueChangeListener(change -> typed(change.getOldValue(), change.getValue()));
    text.addKeyPressListener(Key.ENTER, enter -> submit());
    order.setLabel(t("hub.find.order"));
    order.setItems(HubSearch.Order.values());
    order.setItemLabelGenerator(HubWords::order);
    order.setValue(search.order());
    order.addValueChangeListener(change -> ask(search.by(change.getValue())));
    ggufOnly.setValue(search.ggufOnly());
    ggufOnly.addValueChangeListener(change -> ask(search.withGgufOnly(change.getValue())));
    add(text, order, ggufOnly);
  }

  /**
   * Shows what is looked for.
   *
   * @param model whether the page of a model is open, whose name stays in the field as it was typed
   */
  void show(HubSearch wanted, boolean model) {
    showing = true;
    search = wanted;
    text.setInvalid(false);
    if (!model && !text.getValue().strip().equals(wanted.text().strip())) {
      text.setValue(wanted.text());
    }
    order.setValue(wanted.order());
    ggufOnly.setValue(wanted.ggufOnly());
    order.setVisible(!model);
    ggufOnly.setVisible(!model);
    showing = false;
  }

  void focus() {
    text.focus();
  }

  private void ask(HubSearch wanted) {
    if (!showing) {
      search = wanted;
      asked.accept(wanted);
    }
  }

  private void typed(String before, String now) {
    if (showing) {
      return;
    }
    text.setInvalid(false);
    if (!isLink(now)) {
      ask(search.matching(now));
    } else if (!isLink(before) && now.length() - before.length() > PASTED) {
      open(now);
    }
  }

  private void submit() {
    String typed = text.getValue();
    if (isLink(typed) || typed.strip().indexOf('/') > 0) {
      open(typed);
    } else {
      ask(search.matching(typed));
    }
  }

  private void open(String typed) {
    switch (TypedRepository.parse(typed, hub.get())) {
      case Accepted accepted -> chosen.accept(accepted.id());
      case Refused refused -> {
        text.setErrorMessage(sentence(refused.reason()));
        text.setInvalid(true);
        text.focus();
      }
    }
  }

  private boolean isLink(String typed) {
    String own = hub.get().getRawAuthority() + "/";
    return LINK.matcher(typed).matches()
        || typed.strip().toLowerCase(Locale.ROOT).startsWith(own.toLowerCase(Locale.ROOT));
  }

  private static String sentence(Reason reason) {
    return switch (reason) {
      case EMPTY -> t("hub.refused.empty");
      case TOO_LONG -> t("hub.refused.too-long");
      case OTHER_SITE -> t("hub.refused.other-site");
      case NOT_A_MODEL -> t("hub.refused.not-a-model");
      case OWNER_ONLY -> t("hub.refused.owner-only");
      case MALFORMED -> t("hub.refused.malformed");
    };
  }
}
