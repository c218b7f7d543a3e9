package app.gatehouse.credentials.ui;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.credentials.PastedKey;
import app.gatehouse.credentials.PastedKey.Reason;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/**
 * Where a key is typed or pasted. A browser joins the lines of what is pasted into such a field, so
 * several lines are caught as they are pasted.
 */
final class SecretField extends PasswordField {

  private static final String REFUSE_SEVERAL_LINES =
      """
      this.addEventListener('paste', (event) => {
        const text = event.clipboardData ? event.clipboardData.getData('text') : '';
        if (/\\S\\s*[\\r\\n]\\s*\\S/.test(text)) {
          event.preventDefault();
          this.dispatchEvent(new CustomEvent('several-lines-pasted'));
        }
      });
      """;

  SecretField() {
    setManualValidation(true);
    setValueChangeMode(ValueChangeMode.EAGER);
    getElement().setAttribute("autocomplete", "off");
    getElement().setAttribute("spellcheck", "false");
    addValueChangeListener(change -> FieldProblem.clear(this));
    addAttachListener(attached -> getElement().executeJs(REFUSE_SEVERAL_LINES));
    getElement()
        .addEventListener(
            "several-lines-pasted",
            event -> FieldProblem.show(this, Wording.sentence(Reason.MULTI_LINE)));
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
