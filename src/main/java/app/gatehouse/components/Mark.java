package app.gatehouse.components;

import com.vaadin.flow.component.html.Span;

/** A rounded square with a letter or two: stands for a provider or an account. Decoration only. */
public final class Mark extends Span {

  /**
   * @param letters one or two
   * @param hue of the square, 0 to 359 degrees
   */
  public Mark(String letters, int hue) {
    super(letters);
    addClassName("mark");
    getStyle().set("--mark-hue", Integer.toString(hue));
    getElement().setAttribute("aria-hidden", "true");
  }
}
