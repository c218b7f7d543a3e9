package app.gatehouse.components;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

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

  /** With the first two letters of a name. */
  public static Mark ofName(String name, int hue) {
    int end = name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length())));
    return new Mark(name.substring(0, end).toUpperCase(Locale.ROOT), hue);
  }
}
