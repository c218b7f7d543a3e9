package app.gatehouse.accounts.ui;

import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.CurrentAccount;
import org.springframework.stereotype.Component;

/** Makes the account's part of the profile for whoever is signed in. */
@Component
public class AccountCards {

  private final AccountService accounts;
  private final CurrentAccount current;

  AccountCards(AccountService accounts, CurrentAccount current) {
    this.accounts = accounts;
    this.current = current;
  }

  public AccountCard create() {
    return new AccountCard(accounts, current);
  }
}
