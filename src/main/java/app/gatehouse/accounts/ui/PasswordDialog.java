package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.AccountService.PasswordChange;
import app.gatehouse.components.FieldProblem;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;

/** Asks for the current password and twice for the new one. */
final class PasswordDialog extends Dialog {

  private final AccountService accounts;
  private final AccountId account;
  private final PasswordField current = new PasswordField(t("password.current"));
  private final PasswordField wanted = new PasswordField(t("password.new"));
  private final PasswordField repeat = new PasswordField(t("password.repeat"));

  PasswordDialog(AccountService accounts, AccountId account) {
    this.accounts = accounts;
    this.account = account;

    current.getElement().setAttribute("autocomplete", "current-password");
    current.setManualValidation(true);
    current.addValueChangeListener(change -> FieldProblem.clear(current));
    wanted.getElement().setAttribute("autocomplete", "new-password");
    wanted.setHelperText(t("setup.password-help"));
    repeat.getElement().setAttribute("autocomplete", "new-password");
    NewPasswordFields.bind(() -> "", wanted, repeat);

    Button save = new Button(t("password.change"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickShortcut(Key.ENTER).listenOn(this);
    Button cancel = new Button(t("dialog.cancel"), click -> close());

    Div fields = new Div(current, wanted, repeat);
    fields.addClassName("dialog-fields");
    setHeaderTitle(t("account.change-password"));
    add(fields);
    getFooter().add(cancel, save);
    setWidth("26rem");
  }

  private void save() {
    if (!NewPasswordFields.check("", wanted, repeat)) {
      return;
    }
    switch (accounts.changePassword(account, current.getValue(), wanted.getValue())) {
      case PasswordChange.Done() -> {
        current.clear();
        wanted.clear();
        repeat.clear();
        close();
        Notices.done(t("password.changed"));
      }
      case PasswordChange.WrongCurrentPassword() -> {
        FieldProblem.show(current, t("password.current-wrong"));
        current.focus();
      }
      case PasswordChange.TooManyTries() -> FieldProblem.show(current, t("password.wait"));
      case PasswordChange.Refused refused ->
          FieldProblem.show(wanted, NewPasswordFields.sentence(refused.problem()));
    }
  }
}
