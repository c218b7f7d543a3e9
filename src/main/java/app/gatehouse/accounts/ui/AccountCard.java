package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.Theme;
import app.gatehouse.components.LiveUpdates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;

/** The account in the profile: its name, its password, its theme. */
public final class AccountCard extends Div {

  AccountCard(AccountService accounts, CurrentAccount current, LiveUpdates live) {
    Account account = current.get();
    Span label = new Span(t("account.username"));
    label.addClassName("hint");
    Span name = new Span(account.username());
    name.addClassName("account-name");
    Div who = new Div(label, name);
    who.addClassName("account-fact");

    Button password =
        new Button(
            t("account.change-password"),
            click -> new PasswordDialog(accounts, current.id()).open());

    RadioButtonGroup<Theme> theme = new RadioButtonGroup<>(t("account.theme"));
    theme.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
    theme.setItems(Theme.values());
    theme.setItemLabelGenerator(Themes::word);
    theme.setValue(account.theme());
    theme.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        accounts.changeTheme(account.id(), change.getValue());
      }
    });
    live.listen(
        this,
        AccountEvent.ThemeChanged.class,
        changed -> {
          if (changed.account().equals(account.id())) {
            theme.setValue(changed.theme());
          }
        });

    addClassNames("card", "account-card");
    add(who, password, theme);
  }
}
