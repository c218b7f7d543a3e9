package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hub.TypedRepository;
import app.gatehouse.hub.TypedRepository.Accepted;
import app.gatehouse.hub.TypedRepository.Reason;
import app.gatehouse.hub.TypedRepository.Refused;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a model is typed or pasted, with the button beside it; Enter works too. */
final class ModelField extends Div {

  private final TextField text = new TextField(t("hub.model"));
  private final Supplier<URI> hub;
  private final Consumer<RepositoryId> chosen;

  /**
   * @param hub where the Hub is, so that links to it are understood
   * @param chosen hears only of what can be a model
   */
  ModelField(Supplier<URI> hub, Consumer<RepositoryId> chosen) {
    this.hub = hub;
    this.chosen = chosen;
    addClassName("hub-form");
    text.setPlaceholder(t("hub.model-placeholder"));
    text.setHelperText(t("hub.model-helper"));
    text.setClearButtonVisible(true);
    // Enter must find what was typed just before it.
    text.setValueChangeMode(ValueChangeMode.EAGER);
    text.addValueChangeListener(change -> text.setInvalid(false));
    text.addKeyPressListener(Key.ENTER, enter -> submit());
    Button check = new Button(t("hub.check"), click -> submit());
    check.addThemeVariants(ButtonVariant.PRIMARY);
    add(text, check);
  }

  private void submit() {
    switch (TypedRepository.parse(text.getValue(), hub.get())) {
      case Accepted accepted -> {
        text.setInvalid(false);
        chosen.accept(accepted.id());
      }
      case Refused refused -> {
        text.setErrorMessage(sentence(refused.reason()));
        text.setInvalid(true);
        text.focus();
      }
    }
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
