package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.NewPassword.Problem;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import java.util.function.Supplier;

/** A new password and its repetition, checked together. */
final class NewPasswordFields {

  private NewPasswordFields() {}

  /** Checks each field as it is left; an empty one is only complained of when it is sent. */
  static void bind(Supplier<String> username, PasswordField password, PasswordField repeat) {
    // The fields' own check would only say "required", and clear our sentences.
    password.setManualValidation(true);
    repeat.setManualValidation(true);
    password.addValueChangeListener(change -> {
      if (!password.isEmpty()) {
        checkPassword(username.get(), password);
      }
      if (!repeat.isEmpty()) {
        checkRepeat(password, repeat);
      }
    });
    repeat.addValueChangeListener(change -> {
      if (!repeat.isEmpty()) {
        checkRepeat(password, repeat);
      }
    });
  }

  /** Marks what is wrong; true when both are right. */
  static boolean check(String username, PasswordField password, PasswordField repeat) {
    boolean first = checkPassword(username, password);
    return checkRepeat(password, repeat) && first;
  }

  static String sentence(Problem problem) {
    return switch (problem) {
      case USERNAME_MISSING -> t("setup.username-missing");
      case USERNAME_TOO_LONG -> t("setup.username-too-long", NewPassword.MAX_USERNAME_LENGTH);
      case PASSWORD_TOO_SHORT -> t("password.too-short", NewPassword.MIN_LENGTH);
      case PASSWORD_TOO_LONG -> t("password.too-long", NewPassword.MAX_LENGTH);
      case PASSWORD_IS_USERNAME -> t("password.is-username");
    };
  }

  private static boolean checkPassword(String username, PasswordField password) {
    Optional<Problem> problem = NewPassword.check(username, password.getValue());
    password.setInvalid(problem.isPresent());
    problem.ifPresent(found -> password.setErrorMessage(sentence(found)));
    return problem.isEmpty();
  }

  private static boolean checkRepeat(PasswordField password, PasswordField repeat) {
    boolean same = password.getValue().equals(repeat.getValue());
    repeat.setInvalid(!same);
    if (!same) {
      repeat.setErrorMessage(t("password.not-same"));
    }
    return same;
  }
}
