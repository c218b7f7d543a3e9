package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.AnswerSoFar;
import app.gatehouse.chat.Branch;
import app.gatehouse.chat.Message;
import app.gatehouse.chat.RunningAnswer;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The messages of the open conversation, the last perhaps still being written. */
final class ConversationPane extends Div {

  private final MessageActions actions;
  private final TroubleLine.Maker troubles;
  private final Div column = new Div();
  private final Div scroll = new Div(column);
  private final Div status = new Div();
  private final Runnable answered;
  private @Nullable AnswerCard last;
  private @Nullable RunningAnswer followed;
  private @Nullable Runnable leave;

  /**
   * @param answered runs when the answer that is followed has ended
   */
  ConversationPane(ChatTools tools, AccountId account, MessageActions actions, Runnable answered) {
    this.actions = actions;
    this.troubles = new TroubleLine.Maker(tools, account);
    this.answered = answered;
    addClassName("chat-pane");
    scroll.addClassName("chat-scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", t("chat.messages"));
    column.addClassName("chat-column");
    Button end = Quiet.button(Icons.DOWN, t("chat.to-end"));
    end.addClassName("chat-to-end");
    end.addClickListener(click -> toEnd());
    // Says that there is an answer, not each of its words.
    status.addClassName("visually-hidden");
    status.getElement().setAttribute("role", "status");
    add(scroll, end, status);
  }

  void show(Branch branch) {
    leave();
    column.removeAll();
    last = null;
    for (Branch.Turn turn : branch.turns()) {
      if (turn.message().role() == Message.Role.USER) {
        column.add(new PromptCard(turn, actions));
      } else {
        last = new AnswerCard(turn, actions, troubles);
        column.add(last);
      }
    }
  }

  /** What stands there instead of messages. */
  void showInstead(Component content) {
    leave();
    column.removeAll();
    last = null;
    column.add(content);
  }

  /** Shows from now on how this answer, the last message shown, goes on. */
  void follow(RunningAnswer answer) {
    leave();
    followed = answer;
    status.setText(t("chat.status.answering"));
    if (isAttached()) {
      getUI().ifPresent(ui -> listen(ui, answer));
    }
  }

  void toEnd() {
    scroll.getElement().executeJs(ChatScripts.TO_END);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    scroll
        .getElement()
        .executeJs(
            ChatScripts.FOLLOW_END, t("chat.markdown.copied"), t("chat.markdown.not-copied"));
    if (followed != null && leave == null) {
      listen(event.getUI(), followed);
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    stopListening();
  }

  /** Steps that come while the page is busy are one step. */
  private void listen(UI ui, RunningAnswer answer) {
    AtomicReference<@Nullable AnswerSoFar> next = new AtomicReference<>();
    leave =
        answer.listen(step -> {
          if (next.getAndSet(step) == null) {
            try {
              ui.access(() -> step(answer, next.getAndSet(null)));
            } catch (UIDetachedException e) {
              // The page is gone; the answer goes on.
            }
          }
        });
    // It may have ended before anybody listened.
    step(answer, answer.soFar());
  }

  private void step(RunningAnswer of, @Nullable AnswerSoFar step) {
    if (of != followed || step == null || last == null) {
      return;
    }
    last.show(step);
    if (step.ended()) {
      leave();
      status.setText(
          step.state() == Message.State.DONE ? t("chat.status.done") : t("chat.status.ended"));
      answered.run();
    }
  }

  private void leave() {
    stopListening();
    followed = null;
  }

  private void stopListening() {
    if (leave != null) {
      leave.run();
      leave = null;
    }
  }
}
