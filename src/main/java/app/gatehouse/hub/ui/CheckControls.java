package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;

/**
 * Begins a check and ends it, and says that one is running or how old the last one is. The button
 * stays one and the same, so that the focus is not lost and nothing moves.
 */
final class CheckControls extends Div {

  private final Div bar = new Div();
  private final Button button = new Button();
  private final Span asking = new Span();
  private final Span age = new Span();
  private final Runnable check;
  private final Runnable cancel;
  private boolean isRunning;

  CheckControls(Runnable check, Runnable cancel) {
    this.check = check;
    this.cancel = cancel;
    addClassName("hub-check");
    bar.addClassName("hub-check-bar");
    asking.getElement().setAttribute("role", "status");
    age.addClassName("hint");
    button.addClickListener(click -> press());
    Div line = new Div(button, asking, age);
    line.addClassName("hub-check-line");
    add(bar, line);
    ended();
  }

  void running(RepositoryId id) {
    isRunning = true;
    String sentence = t("hub.asking", id);
    ProgressBar progress = new ProgressBar();
    progress.setIndeterminate(true);
    progress.getElement().setAttribute("aria-label", sentence);
    bar.removeAll();
    bar.add(progress);
    button.setText(t("hub.cancel"));
    asking.setText(sentence);
    age.setVisible(false);
  }

  void ended() {
    isRunning = false;
    bar.removeAll();
    button.setText(t("hub.check-again"));
    asking.setText("");
    age.setVisible(true);
  }

  void checkedAt(Instant at, Instant now) {
    age.setText(t("hub.checked", When.since(at, now)));
  }

  private void press() {
    (isRunning ? cancel : check).run();
  }
}
