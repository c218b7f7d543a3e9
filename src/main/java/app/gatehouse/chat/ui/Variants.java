package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Branch.Turn;
import app.gatehouse.chat.MessageId;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leads to the other variants of a message. */
final class Variants extends Div {

  Variants(Turn turn, Consumer<MessageId> show) {
    addClassName("chat-variants");
    Span place = new Span(t("chat.variant", turn.variant(), turn.variants()));
    add(
        step(t("chat.variant.before"), "chat-variant-before", turn.before(), show),
        place,
        step(t("chat.variant.after"), "chat-variant-after", turn.after(), show));
  }

  private static Button step(
      String name, String look, @Nullable MessageId to, Consumer<MessageId> show) {
    Button button = Quiet.button(Icons.CHEVRON, name);
    button.addClassName(look);
    button.setEnabled(to != null);
    if (to != null) {
      button.addClickListener(click -> show.accept(to));
    }
    return button;
  }
}
