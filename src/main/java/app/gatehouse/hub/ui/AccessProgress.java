package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** That a check is running, and the way to end it. */
final class AccessProgress extends Div {

  AccessProgress(RepositoryId id, Runnable cancel) {
    addClassName("hub-progress");
    String asking = t("hub.asking", id);
    ProgressBar bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", asking);
    add(new Span(asking), bar, new Button(t("hub.cancel"), click -> cancel.run()));
  }
}
