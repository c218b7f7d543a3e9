package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security knows it; forgets the password's hash once signed in. */
public final class SignedInUser implements UserDetails, CredentialsContainer {

  private final AccountId account;
  private final String username;
  private final boolean owner;
  private transient @Nullable String passwordHash;

  public SignedInUser(
      AccountId account, String username, boolean owner, @Nullable String passwordHash) {
    this.account = account;
    this.username = username;
    this.owner = owner;
    this.passwordHash = passwordHash;
  }

  public AccountId account() {
    return account;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return owner
        ? List.of(new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("ROLE_OWNER"))
        : List.of(new SimpleGrantedAuthority("ROLE_USER"));
  }

  @Override
  public @Nullable String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return username;
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
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
