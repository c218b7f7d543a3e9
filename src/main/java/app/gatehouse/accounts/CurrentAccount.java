package app.gatehouse.accounts;

import app.gatehouse.accounts.internal.SignedInUser;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
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

  public boolean isSignedIn() {
    return user().isPresent();
  }

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public AccountId id() {
    return user()
        .map(SignedInUser::account)
        .orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
  }

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public Account get() {
    return accounts.find(id()).orElseThrow(() -> new IllegalStateException("No such account"));
  }

  /**
   * @throws AccessDeniedException when it is not the owner who is signed in
   */
  public void requireOwner() {
    if (!isSignedIn() || accounts.find(id()).filter(Account::owner).isEmpty()) {
      throw new AccessDeniedException("Only the owner may do this");
    }
  }

  static Optional<SignedInUser> user() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
        ? Optional.of(user)
        : Optional.empty();
  }
}
