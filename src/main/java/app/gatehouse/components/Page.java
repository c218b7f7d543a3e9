package app.gatehouse.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;

/** A page inside the frame: its title, then its content. */
public abstract class Page extends Main {

  protected Page(String title) {
    addClassName("page");
    add(new H1(title));
  }

  /** Content in a column to be read, at most 960 px wide. */
  protected final void addNarrow(Component... content) {
    addClassName("page-narrow");
    add(content);
  }

  /** Content as wide and high as the window. */
  protected final void addWide(Component... content) {
    addClassName("page-wide");
    add(content);
  }
}
