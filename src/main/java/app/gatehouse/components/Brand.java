package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;

/** The product's mark and name. */
public final class Brand extends Div {

  public Brand() {
    addClassName("brand");
    SvgIcon gate = new SvgIcon("icons/gatehouse.svg");
    gate.getElement().setAttribute("aria-hidden", "true");
    add(gate, new Span(t("product.name")));
  }
}
