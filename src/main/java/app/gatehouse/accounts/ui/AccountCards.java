package app.gatehouse.accounts.ui;

import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import org.springframework.stereotype.Component;

/** Makes the account's part of the profile for whoever is signed in. */
@Component
public class AccountCards {

  private final AccountService accounts;
  private final CurrentAccount current;
  private final LiveUpdates live;

  AccountCards(AccountService accounts, CurrentAccount current, LiveUpdates live) {
    this.accounts = accounts;
    this.current = current;
    this.live = live;
  }

  public AccountCard create() {
    return new AccountCard(accounts, current, live);
  }
}
