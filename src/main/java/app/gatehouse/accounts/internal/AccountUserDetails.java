package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.NewPassword;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds the account that a sign-in names. */
@Service
class AccountUserDetails implements UserDetailsService {

  private final AccountRepository accounts;

  AccountUserDetails(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String username) {
    return accounts
        .findByUsernameKey(NewPassword.fold(username))
        .map(found ->
            new SignedInUser(
                found.id(), found.username(), found.toAccount().owner(), found.passwordHash()))
        .orElseThrow(() -> UsernameNotFoundException.fromUsername(""));
  }
}
