package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security knows it once it is signed in. */
public final class SignedInUser implements UserDetails {

  private final AccountId account;
  private final String username;
  private final boolean owner;
  private final Instant since;
  private volatile int epoch;

  /**
   * @param epoch the account's, as it was when the password was looked at
   * @param since when the password was looked at
   */
  public SignedInUser(AccountId account, String username, boolean owner, int epoch, Instant since) {
    this.account = account;
    this.username = username;
    this.owner = owner;
    this.epoch = epoch;
    this.since = since;
  }

  public AccountId account() {
    return account;
  }

  int epoch() {
    return epoch;
  }

  Instant since() {
    return since;
  }

  /** Lets this one session outlast what ends the account's others. */
  public void stayFor(int newEpoch) {
    this.epoch = newEpoch;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return owner
        ? List.of(new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("ROLE_OWNER"))
        : List.of(new SimpleGrantedAuthority("ROLE_USER"));
  }

  @Override
  public @Nullable String getPassword() {
    return null;
  }

  @Override
  public String getUsername() {
    return username;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedInUser user && user.account.equals(account);
  }

  @Override
  public int hashCode() {
    return account.hashCode();
  }
}
