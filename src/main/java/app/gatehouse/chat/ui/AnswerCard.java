package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.AnswerSoFar;
import app.gatehouse.chat.Branch.Turn;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Figures;
import app.gatehouse.chat.Message;
import app.gatehouse.chat.Message.State;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model answered, also while it is still answering. */
final class AnswerCard extends Article {

  private final Turn turn;
  private final MessageActions actions;
  private final TroubleLine.Maker troubles;
  private final Div thought = new Div();
  private final Details reasoning = new Details(t("chat.reasoning"), thought);
  private final AnswerBody body = new AnswerBody();
  private final Span waiting = new Span();
  private final Div below = new Div();

  AnswerCard(Turn turn, MessageActions actions, TroubleLine.Maker troubles) {
    this.turn = turn;
    this.actions = actions;
    this.troubles = troubles;
    addClassNames("chat-message", "chat-answer");
    getElement().setAttribute("aria-label", t("chat.said.model"));
    thought.addClassName("chat-thought");
    reasoning.addClassName("chat-reasoning");
    reasoning.setVisible(false);
    waiting.addClassName("chat-waiting");
    waiting.getElement().setAttribute("aria-hidden", "true");
    below.addClassName("chat-below");
    add(reasoning, body, waiting, below);
    Message message = turn.message();
    Content content = message.content();
    if (content == null) {
      waiting.setVisible(false);
      Span lost = new Span(t("chat.message.lost"));
      lost.addClassName("hint");
      below.add(lost);
    } else {
      show(new AnswerSoFar(message.state(), content));
    }
  }

  void show(AnswerSoFar answer) {
    Content content = answer.content();
    boolean thinks = !content.reasoning().isEmpty();
    reasoning.setVisible(thinks);
    if (thinks) {
      thought.setText(content.reasoning());
      reasoning.setSummaryText(
          !answer.ended() && content.text().isEmpty()
              ? t("chat.reasoning.now")
              : t("chat.reasoning"));
    }
    waiting.setVisible(!answer.ended());
    if (answer.ended()) {
      body.finish(content.text());
      end(answer.state(), content);
    } else {
      body.grow(content.text());
    }
  }

  private void end(State state, Content content) {
    below.removeAll();
    Figures figures = content.figures();
    note(state, content, figures).ifPresent(below::add);
    if (state == State.FAILED) {
      below.add(troubles.make(content, () -> actions.again(turn.message()), actions::chooseModel));
    }
    Div tools = new Div();
    tools.addClassName("chat-message-tools");
    if (turn.variants() > 1) {
      tools.add(new Variants(turn, actions::show));
    }
    if (!content.text().isEmpty()) {
      Button copy = Quiet.button(Icons.COPY, t("chat.copy-answer"));
      Clipboard.onClick(copy).writeText(content.text());
      tools.add(copy);
    }
    if (state != State.FAILED) {
      Button again = Quiet.button(Icons.REFRESH, t("chat.again"));
      again.addClickListener(click -> actions.again(turn.message()));
      tools.add(again);
    }
    if (figures != null) {
      Span line = new Span(ChatWords.figures(figures));
      line.addClassName("chat-figures");
      @Nullable String as = figures.servedAs();
      if (as != null && !as.equals(figures.model().id())) {
        line.getElement().setAttribute("title", t("chat.figures.served-as", as));
      }
      tools.add(line);
    }
    below.add(tools);
  }

  private static Optional<Span> note(State state, Content content, @Nullable Figures figures) {
    String words =
        switch (state) {
          case STOPPED -> t("chat.stopped");
          case BROKEN -> t("chat.broken");
          case DONE ->
              figures != null && figures.cut()
                  ? t("chat.cut")
                  : content.text().isEmpty() ? t("chat.empty-answer") : "";
          case WRITING, FAILED -> "";
        };
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Span note = new Span(words);
    note.addClassName("chat-note");
    return Optional.of(note);
  }
}
