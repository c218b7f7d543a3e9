package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountOverview;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.components.FieldProblem;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Asks before an account is destroyed, says what goes with it, and wants its name typed. */
final class RemoveAccountDialog extends Dialog {

  private final AccountAdministration accounts;
  private final AccountOverview account;
  private final TextField typed;

  RemoveAccountDialog(AccountAdministration accounts, AccountOverview account) {
    this.accounts = accounts;
    this.account = account;
    this.typed = new TextField(t("accounts.remove.type", account.username()));
    typed.setManualValidation(true);
    typed.setAutofocus(true);
    typed.getElement().setAttribute("autocomplete", "off");
    typed.addValueChangeListener(change -> FieldProblem.clear(typed));

    Button remove = new Button(t("accounts.remove.confirm"), click -> remove());
    remove.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    remove.addClickShortcut(Key.ENTER).listenOn(this);
    Button cancel = new Button(t("dialog.cancel"), click -> close());

    Div fields = new Div(new Paragraph(t("accounts.remove.text", account.username())), typed);
    fields.addClassName("dialog-fields");
    setHeaderTitle(t("accounts.remove.title", account.username()));
    add(fields);
    getFooter().add(cancel, remove);
    setWidth("28rem");
  }

  private void remove() {
    if (!NewPassword.fold(typed.getValue()).equals(NewPassword.fold(account.username()))) {
      FieldProblem.show(typed, t("accounts.remove.mismatch", account.username()));
      typed.focus();
      return;
    }
    accounts.remove(account.id());
    close();
    Notices.done(t("accounts.removed", account.username()));
  }
}
