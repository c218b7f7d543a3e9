package app.gatehouse;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.Theme;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes an account per test, past the rule that there is one owner: a test that needs the owner
 * takes the place of the one before. All have the password {@link SignedIn#PASSWORD}.
 */
final class TestAccounts {

  private static String passwordHash = "";

  private final JdbcClient database;
  private final PasswordEncoder passwords;

  TestAccounts(JdbcClient database, PasswordEncoder passwords) {
    this.database = database;
    this.passwords = passwords;
  }

  Account make(boolean owner) {
    if (owner) {
      database.sql("UPDATE account SET owner_slot = NULL WHERE owner_slot = 1").update();
    }
    UUID id = UUID.randomUUID();
    String username = "ann-" + id;
    database
        .sql(
            """
            INSERT INTO account
              (id, username, username_key, password_hash, owner_slot, theme, created_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0)
            """)
        .params(
            id,
            username,
            username,
            hash(),
            owner ? 1 : null,
            Theme.SYSTEM.name(),
            OffsetDateTime.now(ZoneOffset.UTC))
        .update();
    return new Account(new AccountId(id), username, Theme.SYSTEM, owner);
  }

  /** Once for all, since hashing is slow on purpose. */
  private synchronized String hash() {
    if (passwordHash.isEmpty()) {
      passwordHash = passwords.encode(SignedIn.PASSWORD);
    }
    return passwordHash;
  }
}
