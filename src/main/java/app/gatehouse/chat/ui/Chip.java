package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Attachment;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;

/** A file that goes with a prompt. */
final class Chip extends Span {

  private Chip(Attachment file) {
    addClassName("chat-chip");
    Span name = new Span(file.name());
    name.addClassName("chat-chip-name");
    Span size = new Span(ByteSize.words(file.text().getBytes(StandardCharsets.UTF_8).length));
    size.addClassName("hint");
    add(Icons.ATTACH.create(), name, size);
  }

  static Chip of(Attachment file) {
    return new Chip(file);
  }

  static Chip removable(Attachment file, Runnable remove) {
    Chip chip = new Chip(file);
    Button button = Quiet.button(Icons.CLOSE, t("chat.attachment.remove", file.name()));
    button.addClickListener(click -> remove.run());
    chip.add(button);
    return chip;
  }
}
