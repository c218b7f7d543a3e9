package app.gatehouse.accounts;

import app.gatehouse.accounts.internal.SignedInUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is signed in, for views and endpoints. */
@Component
public class CurrentAccount {

  private final AccountService accounts;

  CurrentAccount(AccountService accounts) {
    this.accounts = accounts;
  }

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public AccountId id() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
      return user.account();
    }
    throw new IllegalStateException("Nobody is signed in");
  }

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public Account get() {
    return accounts.find(id()).orElseThrow(() -> new IllegalStateException("No such account"));
  }
}
