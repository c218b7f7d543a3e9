package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountAdministration.Addition;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.components.FieldProblem;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Asks for the name of a new account, and then shows its link. */
final class AddAccountDialog extends Dialog {

  private final AccountAdministration accounts;
  private final TextField username = new TextField(t("accounts.add.username"));

  AddAccountDialog(AccountAdministration accounts) {
    this.accounts = accounts;
    username.setRequiredIndicatorVisible(true);
    username.setManualValidation(true);
    username.setAutofocus(true);
    username.getElement().setAttribute("autocomplete", "off");
    username.addValueChangeListener(change -> FieldProblem.clear(username));

    Button add = new Button(t("accounts.add.confirm"), click -> add());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    add.addClickShortcut(Key.ENTER).listenOn(this);
    Button cancel = new Button(t("dialog.cancel"), click -> close());

    Div fields = new Div(new Paragraph(t("accounts.add.text")), username);
    fields.addClassName("dialog-fields");
    setHeaderTitle(t("accounts.add.title"));
    add(fields);
    getFooter().add(cancel, add);
    setWidth("26rem");
  }

  private void add() {
    switch (accounts.add(username.getValue())) {
      case Addition.Added(OneTimeLink link) -> {
        close();
        new LinkDialog(link).open();
      }
      case Addition.Refused refused -> show(NewPasswordFields.sentence(refused.problem()));
      case Addition.NameTaken() -> show(t("accounts.add.taken"));
    }
  }

  private void show(String sentence) {
    FieldProblem.show(username, sentence);
    username.focus();
  }
}
