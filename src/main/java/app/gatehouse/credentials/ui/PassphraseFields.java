package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.credentials.PassphraseStrength;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/** A new pass phrase, typed twice, with a word on how long it would hold. */
final class PassphraseFields extends Div implements HasEnabled {

  private final PasswordField phrase = new PasswordField(t("export.phrase"));
  private final PasswordField repeat = new PasswordField(t("export.repeat"));

  PassphraseFields() {
    addClassName("dialog-fields");
    for (PasswordField field : new PasswordField[] {phrase, repeat}) {
      field.getElement().setAttribute("autocomplete", "new-password");
      field.setManualValidation(true);
      field.addValueChangeListener(change -> FieldProblem.clear(field));
    }
    phrase.setValueChangeMode(ValueChangeMode.LAZY);
    phrase.addValueChangeListener(change -> phrase.setHelperText(hint(change.getValue())));
    phrase.setHelperText(hint(""));
    add(phrase, repeat);
  }

  /**
   * What was typed, twice the same and long enough, with the fields cleared; otherwise a field says
   * what is wrong. The caller closes it.
   */
  Optional<SecretText> read() {
    String typed = phrase.getValue();
    if (typed.length() < KeysExport.SHORTEST_PASSPHRASE) {
      FieldProblem.show(phrase, t("export.phrase-too-short", KeysExport.SHORTEST_PASSPHRASE));
      phrase.focus();
      return Optional.empty();
    }
    if (!typed.equals(repeat.getValue())) {
      FieldProblem.show(repeat, t("export.phrase-not-same"));
      repeat.focus();
      return Optional.empty();
    }
    SecretText secret = SecretText.of(typed);
    clear();
    return Optional.of(secret);
  }

  void focus() {
    phrase.focus();
  }

  void clear() {
    phrase.clear();
    repeat.clear();
  }

  private static String hint(String typed) {
    if (typed.length() < KeysExport.SHORTEST_PASSPHRASE) {
      return t("export.phrase-help", KeysExport.SHORTEST_PASSPHRASE);
    }
    return switch (PassphraseStrength.of(typed)) {
      case WEAK -> t("export.strength.weak");
      case FAIR -> t("export.strength.fair");
      case STRONG -> t("export.strength.strong");
    };
  }
}
