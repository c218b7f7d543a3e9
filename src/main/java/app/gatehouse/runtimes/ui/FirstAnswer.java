package app.gatehouse.runtimes.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.runtimes.RuntimeChat;
import app.gatehouse.runtimes.RuntimeChatException;
import app.gatehouse.runtimes.RuntimeChatException.Reason;
import app.gatehouse.runtimes.RuntimeEndpoint;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says one thing to a loaded model and shows the answer as it is made. */
final class FirstAnswer extends Div {

  private final RuntimeChat chat;
  private final Supplier<Optional<RuntimeEndpoint>> endpoint;
  private final TextField prompt = new TextField(t("run.say"));
  private final Button send = new Button(t("run.send"), click -> send());
  private final Button stop = new Button(t("run.stop"), click -> stop());
  private final Div answer = new Div();
  private final Div figures = new Div();
  private @Nullable BackgroundWork running;
  private @Nullable AnswerPieces pieces;

  FirstAnswer(RuntimeChat chat, Supplier<Optional<RuntimeEndpoint>> endpoint) {
    this.chat = chat;
    this.endpoint = endpoint;
    addClassName("run-first");
    prompt.setPlaceholder(t("run.say.example"));
    prompt.setMaxLength(10_000);
    prompt.addKeyDownListener(Key.ENTER, pressed -> send());
    send.addThemeVariants(ButtonVariant.PRIMARY);
    stop.setVisible(false);
    Div row = new Div(prompt, send, stop);
    row.addClassName("run-say");
    answer.addClassName("run-answer");
    answer.getElement().setAttribute("aria-live", "polite");
    answer.setVisible(false);
    figures.addClassName("run-figures");
    figures.getElement().setAttribute("role", "status");
    add(row, answer, figures);
  }

  /** Whoever leaves the page does not listen any more; who is only moved within it does. */
  @Override
  protected void onDetach(DetachEvent event) {
    UI ui = event.getUI();
    if (ui.isClosing()) {
      stop();
    } else {
      ui.access(() -> {
        if (!isAttached()) {
          stop();
        }
      });
    }
  }

  /** Ends an answer that is being made; what there is of it stays. */
  void stop() {
    if (running != null) {
      running.cancel();
      running = null;
      if (pieces != null) {
        pieces.flush();
        end(t("run.stopped", figures(pieces, pieces.count())));
      }
    }
  }

  private void send() {
    String text = prompt.getValue().strip();
    if (running != null || text.isEmpty()) {
      return;
    }
    answer.removeAll();
    answer.setVisible(true);
    Optional<RuntimeEndpoint> where = endpoint.get();
    if (where.isEmpty()) {
      end(t("run.answer.gone"));
      return;
    }
    figures.setText(t("run.answering"));
    send.setVisible(false);
    stop.setVisible(true);
    UI ui = UI.getCurrent();
    AnswerPieces next = new AnswerPieces((from, piece) -> ui.access(() -> append(from, piece)));
    pieces = next;
    running =
        BackgroundWork.start(
            ui, () -> ask(where.get(), text, next), failure -> finish(next, failure));
  }

  /** Empty when all went well. */
  private Optional<Reason> ask(RuntimeEndpoint where, String text, AnswerPieces next) {
    try (where) {
      next.ended(chat.ask(where, text, next::add));
      return Optional.empty();
    } catch (RuntimeChatException failed) {
      return Optional.of(failed.reason());
    } finally {
      next.flush();
    }
  }

  private void append(AnswerPieces from, String piece) {
    if (from == pieces) {
      boolean begins = answer.getComponentCount() == 0;
      answer.add(new Span(begins ? piece.stripLeading() : piece));
    }
  }

  private void finish(AnswerPieces of, Optional<Reason> failure) {
    running = null;
    end(failure.map(RuntimeWords::failure).orElseGet(() -> figures(of, of.tokens())));
  }

  private void end(String words) {
    figures.setText(words);
    send.setVisible(true);
    stop.setVisible(false);
    prompt.focus();
  }

  private static String figures(AnswerPieces of, int tokens) {
    return of.firstAfter()
        .map(first ->
            t(
                "run.figures",
                RuntimeWords.whole(tokens),
                RuntimeWords.decimal(of.perSecond(tokens)),
                RuntimeWords.seconds(first)))
        .orElseGet(() -> t("run.figures.none"));
  }
}
