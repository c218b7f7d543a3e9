package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Conversation;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** What the model is told before anything else; folded away. */
final class SystemPrompt extends Details {

  private final TextArea text = new TextArea(t("chat.system.label"));

  /**
   * @param changed hears what is to be told from now on
   */
  SystemPrompt(Consumer<String> changed) {
    addClassName("chat-system");
    text.setWidthFull();
    text.setMaxLength(Conversation.LONGEST_SYSTEM);
    text.setHelperText(t("chat.system.help"));
    text.addValueChangeListener(change -> {
      summary();
      if (change.isFromClient()) {
        changed.accept(change.getValue());
      }
    });
    summary();
    add(text);
  }

  void show(String told) {
    text.setValue(told);
    summary();
  }

  String told() {
    return text.getValue();
  }

  private void summary() {
    setSummaryText(text.getValue().isBlank() ? t("chat.system") : t("chat.system.set"));
  }
}
