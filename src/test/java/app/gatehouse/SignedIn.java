package app.gatehouse;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.internal.SignedInUser;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Signs each test in with an account of its own. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = SignedIn.Factory.class)
public @interface SignedIn {

  /** Every such account's password. */
  String PASSWORD = "correct horse battery";

  /** Whether the account is the owner's. */
  boolean owner() default true;

  /** Makes the account and signs it in. */
  final class Factory implements WithSecurityContextFactory<SignedIn> {

    private final TestAccounts accounts;

    Factory(JdbcClient database, PasswordEncoder passwords) {
      this.accounts = new TestAccounts(database, passwords);
    }

    @Override
    public SecurityContext createSecurityContext(SignedIn wanted) {
      Account account = accounts.make(wanted.owner());
      SignedInUser user =
          new SignedInUser(account.id(), account.username(), account.owner(), 0, Instant.now());
      return new SecurityContextImpl(
          UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
  }
}
