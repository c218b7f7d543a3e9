package app.gatehouse.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;

/** A page outside the frame: the product's mark, and one card in the middle. */
public abstract class EntryPage extends Main {

  private final Div card = new Div();

  protected EntryPage() {
    addClassName("entry-page");
    card.addClassNames("card", "entry-card");
    card.add(new Brand());
    add(card);
  }

  protected final void addContent(Component... content) {
    card.add(content);
  }
}
