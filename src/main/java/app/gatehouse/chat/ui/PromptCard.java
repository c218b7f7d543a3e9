package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Attachment;
import app.gatehouse.chat.Branch.Turn;
import app.gatehouse.chat.Content;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What a person said: as it was typed, not as Markdown. */
final class PromptCard extends Article {

  PromptCard(Turn turn, MessageActions actions) {
    addClassNames("chat-message", "chat-prompt");
    getElement().setAttribute("aria-label", t("chat.said.you"));
    Content content = turn.message().content();
    if (content == null) {
      Span lost = new Span(t("chat.message.lost"));
      lost.addClassName("hint");
      add(lost);
      return;
    }
    Div bubble = new Div();
    bubble.addClassName("chat-bubble");
    bubble.setText(content.text());
    Div files = new Div();
    files.addClassName("chat-chips");
    for (Attachment file : content.attachments()) {
      files.add(Chip.of(file));
    }
    Div tools = new Div();
    tools.addClassName("chat-message-tools");
    if (turn.variants() > 1) {
      tools.add(new Variants(turn, actions::show));
    }
    Button copy = Quiet.button(Icons.COPY, t("chat.copy-prompt"));
    Clipboard.onClick(copy).writeText(content.text());
    Button edit = Quiet.button(Icons.EDIT, t("chat.edit"));
    edit.addClickListener(click -> actions.edit(turn.message()));
    tools.add(copy, edit);
    if (!content.text().isEmpty()) {
      add(bubble);
    }
    if (!content.attachments().isEmpty()) {
      add(files);
    }
    add(tools);
  }
}
