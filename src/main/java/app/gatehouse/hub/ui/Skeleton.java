package app.gatehouse.hub.ui;

import com.vaadin.flow.component.html.Div;

/** Grey bars in the place of what is on its way. */
final class Skeleton extends Div {

  private static final int BARS = 8;

  Skeleton() {
    addClassName("skeleton");
    getElement().setAttribute("aria-hidden", "true");
    for (int bar = 0; bar < BARS; bar++) {
      add(new Div());
    }
  }
}
