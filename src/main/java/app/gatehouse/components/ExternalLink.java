package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import java.net.URI;

/** A link out of Gatehouse: opens in a new tab, which it also says to screen readers. */
public final class ExternalLink extends Anchor {

  public ExternalLink(String label, URI address) {
    super(address.toString());
    addClassName("external-link");
    setTarget(AnchorTarget.BLANK);
    getElement().setAttribute("rel", "noopener noreferrer");
    Span hint = new Span(t("link.new-tab"));
    hint.addClassName("visually-hidden");
    SvgIcon arrow = Icons.EXTERNAL.create();
    add(new Span(label), arrow, hint);
  }
}
