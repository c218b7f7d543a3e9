package app.gatehouse.runtimes.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;

/** All ways to run one model on this machine. */
final class RunPanel extends Section {

  RunPanel(Div... ways) {
    addClassName("run-panel");
    getElement().setAttribute("aria-label", t("run.title"));
    add(new H3(t("run.title")));
    add(ways);
  }
}
