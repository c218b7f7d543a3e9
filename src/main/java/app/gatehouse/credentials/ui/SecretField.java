package app.gatehouse.credentials.ui;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.credentials.PastedKey;
import app.gatehouse.credentials.PastedKey.Reason;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a key is typed or pasted. A browser joins the lines of what is pasted into such a field, so
 * several lines are caught as they are pasted.
 */
final class SecretField extends PasswordField {

  SecretField() {
    setManualValidation(true);
    setValueChangeMode(ValueChangeMode.EAGER);
    getElement().setAttribute("autocomplete", "off");
    getElement().setAttribute("spellcheck", "false");
    addValueChangeListener(change -> FieldProblem.clear(this));
  }

  /** Says that one key is wanted, where several lines are pasted. */
  void refuseSeveralLines() {
    PasteCapture.refuse(this, PasteCapture.SEVERAL_LINES, () -> say(Reason.MULTI_LINE));
  }

  /**
   * Hands on what is pasted with several lines.
   *
   * @param reader answers whether it could make something of it; else the field says that one key
   *     is wanted
   */
  void handOnSeveralLines(Predicate<String> reader) {
    PasteCapture.on(
        this,
        PasteCapture.SEVERAL_LINES,
        text -> {
          if (!reader.test(text)) {
            say(Reason.MULTI_LINE);
          }
        },
        () -> say(Reason.TOO_LONG));
  }

  private void say(Reason reason) {
    FieldProblem.show(this, Wording.sentence(reason));
  }

  /**
   * What was typed, if it can be a key; otherwise the field says why not and keeps it. The caller
   * closes it, and clears the field once it is stored.
   */
  Optional<SecretText> read() {
    return switch (PastedKey.parse(getValue())) {
      case PastedKey.Accepted(SecretText secret) -> Optional.of(secret);
      case PastedKey.Refused(Reason reason) -> {
        FieldProblem.show(this, Wording.sentence(reason));
        yield Optional.empty();
      }
    };
  }
}
