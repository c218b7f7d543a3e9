package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where no model does. */
final class NoModels {

  private NoModels() {}

  /** The account has none at all, so that no filter is to blame. */
  static Component yet(Runnable showLocked) {
    Button toProfile =
        new Button(t("models.empty-action"), click -> UI.getCurrent().navigate("profile"));
    toProfile.addThemeVariants(ButtonVariant.PRIMARY);
    Button locked = new Button(t("models.empty-locked"), click -> showLocked.run());
    Div buttons = new Div(toProfile, locked);
    buttons.addClassName("card-buttons");
    return state(new Paragraph(t("models.empty")), new Paragraph(t("models.empty-next")), buttons);
  }

  static Component found() {
    return state(new Paragraph(t("models.nothing-found")));
  }

  private static Component state(Component... content) {
    Div empty = new Div(content);
    empty.addClassName("empty-state");
    return empty;
  }
}
