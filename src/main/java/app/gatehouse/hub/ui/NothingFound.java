package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing was found. */
final class NothingFound {

  private NothingFound() {}

  static Component component() {
    return state(new Paragraph(t("hub.find.nothing")), new Paragraph(t("hub.find.nothing-next")));
  }

  /**
   * @param sentence why nothing is there, and what to do
   */
  static Component since(String sentence) {
    return state(new Paragraph(sentence));
  }

  private static Component state(Component... content) {
    Div empty = new Div(content);
    empty.addClassName("empty-state");
    return empty;
  }
}
