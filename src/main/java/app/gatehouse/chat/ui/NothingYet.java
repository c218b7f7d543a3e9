package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing has been said. */
final class NothingYet {

  private NothingYet() {}

  /**
   * @param noModels whether there is no model to chat with either
   */
  static Component of(boolean noModels) {
    Div empty = new Div();
    empty.addClassNames("empty-state", "chat-nothing");
    if (noModels) {
      Button keys =
          new Button(t("chat.no-models.action"), click -> UI.getCurrent().navigate("keys"));
      keys.addThemeVariants(ButtonVariant.PRIMARY);
      empty.add(new Paragraph(t("chat.no-models")), new Paragraph(t("chat.no-models.next")), keys);
    } else {
      empty.add(new Paragraph(t("chat.empty")), new Paragraph(t("chat.empty.next")));
    }
    return empty;
  }
}
