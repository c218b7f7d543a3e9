package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line above what was found: how much that is, that more is asked for, or why it is not. */
final class ResultsLine extends Div {

  private final Span words = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel;
  private final Button again;
  private final Button open;
  private @Nullable RepositoryId named;

  /**
   * @param cancel ends what is asked
   * @param retry asks again what was not answered
   * @param chosen hears of a model that is named in full
   */
  ResultsLine(Runnable cancel, Runnable retry, Consumer<RepositoryId> chosen) {
    addClassName("hub-line");
    words.addClassName("hint");
    words.getElement().setAttribute("role", "status");
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", t("hub.find.asking"));
    this.cancel = quiet(t("hub.cancel"), cancel);
    this.again = quiet(t("hub.find.again"), retry);
    this.open =
        quiet(
            "",
            () -> {
              if (named != null) {
                chosen.accept(named);
              }
            });
    Div row = new Div(words, this.open, this.again, this.cancel);
    row.addClassName("hub-line-row");
    Div room = new Div(bar);
    room.addClassName("hub-line-bar");
    add(row, room);
    offer("");
    show("", false, false);
  }

  /** Private models are found by nobody, but can be opened by their full name. */
  void offer(String text) {
    String typed = text.strip();
    boolean full = typed.indexOf('/') > 0 && RepositoryId.isValid(typed);
    named = full ? new RepositoryId(typed) : null;
    open.setText(full ? t("hub.find.open-named", typed) : "");
    open.setVisible(full);
  }

  void asking(String sentence) {
    show(sentence, true, false);
  }

  void found(String sentence) {
    show(sentence, false, false);
  }

  void failed(String sentence) {
    show(sentence, false, true);
  }

  private void show(String sentence, boolean asking, boolean failed) {
    words.setText(sentence);
    bar.setVisible(asking);
    cancel.setVisible(asking);
    again.setVisible(failed);
  }

  private static Button quiet(String text, Runnable action) {
    Button button = new Button(text, click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }
}
