package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A new access token that waits to be shown once, for tests of others. */
public final class WaitingToken {

  private WaitingToken() {}

  /** Under which the account, and nobody else, would be shown it. */
  public static UUID of(ApplicationContext context, AccountId account, String name) {
    AccessToken.Terms terms = new AccessToken.Terms(name, Set.of(), null, null);
    return context
        .getBean(MadeTokens.class)
        .keep(account, context.getBean(AccessTokens.class).make(account, terms, null));
  }
}
