package app.gatehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Nobody is signed in, although Gatehouse has been set up. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = Visitor.Factory.class)
public @interface Visitor {

  /** Makes the owner, and lets nobody in. */
  final class Factory implements WithSecurityContextFactory<Visitor> {

    private final TestAccounts accounts;

    Factory(JdbcClient database, PasswordEncoder passwords) {
      this.accounts = new TestAccounts(database, passwords);
    }

    @Override
    public SecurityContext createSecurityContext(Visitor wanted) {
      accounts.make(true);
      return new SecurityContextImpl(
          new AnonymousAuthenticationToken(
              "visitor", "visitor", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    }
  }
}
