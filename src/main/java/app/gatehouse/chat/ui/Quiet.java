package app.gatehouse.chat.ui;

import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Buttons that do not ask to be clicked. */
final class Quiet {

  private Quiet() {}

  static Button button(Icons icon, String name) {
    Button button = new Button(icon.create());
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }
}
