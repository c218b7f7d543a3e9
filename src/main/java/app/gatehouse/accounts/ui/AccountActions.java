package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountOverview;
import app.gatehouse.accounts.AccountOverview.State;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;

/** What the owner can do with an account; each asks first, but for what undoes. */
final class AccountActions {

  private final AccountAdministration accounts;
  private final Clock clock;

  AccountActions(AccountAdministration accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The buttons at the end of an account's row; none for the owner's own. */
  Component of(AccountOverview account) {
    Div row = new Div();
    row.addClassName("row-actions");
    if (account.owner()) {
      return row;
    }
    String name = account.username();
    switch (account.state()) {
      case State.Invited invited -> {
        Button link = button(Icons.LINK, t("accounts.new-link-named", name));
        link.addClickListener(click -> {
          if (clock.instant().isBefore(invited.linkExpiresAt())) {
            askForNewLink(account);
          } else {
            makeLink(account);
          }
        });
        row.add(link, disable(account));
      }
      case State.Active active -> row.add(reset(account), disable(account));
      case State.Locked locked -> row.add(reset(account), disable(account));
      case State.Disabled disabled -> {
        Button enable = button(Icons.CHECK, t("accounts.enable-named", name));
        enable.addClickListener(click -> {
          accounts.enable(account.id());
          Notices.done(t("accounts.enabled", name));
        });
        row.add(enable);
      }
    }
    Button remove = button(Icons.DELETE, t("accounts.remove-named", name));
    remove.addClickListener(click -> new RemoveAccountDialog(accounts, account).open());
    row.add(remove);
    return row;
  }

  private Button reset(AccountOverview account) {
    Button reset = button(Icons.LINK, t("accounts.reset-named", account.username()));
    reset.addClickListener(click ->
        ask(
            t("accounts.reset.title", account.username()),
            t("accounts.reset.text", account.username()),
            t("accounts.new-link.confirm"),
            "primary",
            () -> makeLink(account)));
    return reset;
  }

  private Button disable(AccountOverview account) {
    Button disable = button(Icons.BLOCK, t("accounts.disable-named", account.username()));
    disable.addClickListener(click ->
        ask(
            t("accounts.disable.title", account.username()),
            t("accounts.disable.text", account.username()),
            t("accounts.disable.confirm"),
            "error primary",
            () -> {
              accounts.disable(account.id());
              Notices.done(t("accounts.disabled", account.username()));
            }));
    return disable;
  }

  private void askForNewLink(AccountOverview account) {
    ask(
        t("accounts.new-link.title", account.username()),
        t("accounts.new-link.text"),
        t("accounts.new-link.confirm"),
        "primary",
        () -> makeLink(account));
  }

  private void makeLink(AccountOverview account) {
    accounts
        .newLink(account.id())
        .ifPresentOrElse(
            link -> new LinkDialog(link).open(),
            () -> Notices.failed(t("accounts.link.gone", account.username())));
  }

  private static void ask(
      String title, String text, String confirm, String theme, Runnable action) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(title);
    dialog.setText(text);
    dialog.setConfirmButton(confirm, confirmed -> action.run());
    dialog.setConfirmButtonTheme(theme);
    dialog.setCancelable(true);
    dialog.setCancelText(t("dialog.cancel"));
    dialog.open();
  }

  private static Button button(Icons icon, String name) {
    Button button = new Button(icon.create());
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }
}
