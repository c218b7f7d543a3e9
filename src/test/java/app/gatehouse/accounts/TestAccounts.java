package app.gatehouse.accounts;

import app.gatehouse.accounts.internal.AccountRepository;
import app.gatehouse.accounts.internal.SignInAttempts;
import app.gatehouse.accounts.internal.SignedInSessions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts for tests that share one installation: as many as they like, none of them the owner. */
public final class TestAccounts {

  private TestAccounts() {}

  /** An account that cannot sign in. */
  public static AccountId add(JdbcClient database) {
    AccountId id = AccountId.random();
    insert(database, id, "user-" + id, "{none}");
    return id;
  }

  /** The owner, in the place of the one before; cannot sign in. */
  public static AccountId addOwner(JdbcClient database) {
    database.sql("UPDATE account SET owner_slot = NULL WHERE owner_slot = 1").update();
    AccountId id = add(database);
    database.sql("UPDATE account SET owner_slot = 1 WHERE id = ?").param(id.value()).update();
    return id;
  }

  /** An account that signs in with this password; its user name ends with its id. */
  public static Account add(JdbcClient database, PasswordEncoder passwords, String password) {
    AccountId id = AccountId.random();
    insert(database, id, "user-" + id, passwords.encode(password));
    return new Account(id, "user-" + id, Theme.SYSTEM, false);
  }

  /**
   * The service as it is at a start: it has not yet noticed whether there is an account.
   *
   * @param events hears what it tells
   */
  public static AccountService freshService(BeanFactory beans, ApplicationEventPublisher events) {
    return new AccountService(
        beans.getBean(AccountRepository.class),
        beans.getBean(PasswordEncoder.class),
        beans.getBean(SignInAttempts.class),
        beans.getBean(SignedInSessions.class),
        events,
        beans.getBean(TransactionTemplate.class),
        beans.getBean(Clock.class));
  }

  private static void insert(
      JdbcClient database, AccountId id, String username, String passwordHash) {
    database
        .sql(
            "INSERT INTO account (id, username, username_key, password_hash, theme, created_at,"
                + " version) VALUES (?, ?, ?, ?, 'SYSTEM', ?, 0)")
        .params(
            id.value(),
            username,
            NewPassword.fold(username),
            passwordHash,
            OffsetDateTime.now(ZoneOffset.UTC))
        .update();
  }
}
