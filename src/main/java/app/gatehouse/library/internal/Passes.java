package app.gatehouse.library.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.AccessProof;
import app.gatehouse.hub.RepositoryId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Through whose gates the tokens of accounts were let, and what Gatehouse itself has brought. */
@Component
class Passes implements AccessProof {

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Passes(JdbcClient database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The repositories the account was let in to. */
  Set<RepositoryId> of(AccountId account) {
    return new HashSet<>(
        database
            .sql("SELECT repository FROM repository_pass WHERE account_id = ?")
            .param(account.value())
            .query((row, number) -> new RepositoryId(row.getString("repository")))
            .list());
  }

  @Override
  public Set<RepositoryId> proven(AccountId account, Set<RepositoryId> models) {
    Set<RepositoryId> let = of(account);
    let.retainAll(models);
    return let;
  }

  /** The repositories of which Gatehouse has brought files, for whomever. */
  Set<RepositoryId> fetched() {
    return new HashSet<>(
        database
            .sql("SELECT repository FROM fetched_repository")
            .query((row, number) -> new RepositoryId(row.getString("repository")))
            .list());
  }

  /**
   * @return whether that is new
   */
  boolean grant(AccountId account, RepositoryId repository) {
    boolean known =
        database
            .sql("SELECT 1 FROM repository_pass WHERE account_id = ? AND repository = ?")
            .params(account.value(), repository.value())
            .query(Integer.class)
            .optional()
            .isPresent();
    return !known
        && insertOnce(
            "INSERT INTO repository_pass (account_id, repository, passed_at) VALUES (?, ?, ?)",
            account.value(),
            repository.value(),
            now());
  }

  /**
   * @return whether there was one
   */
  boolean revoke(AccountId account, RepositoryId repository) {
    return database
            .sql("DELETE FROM repository_pass WHERE account_id = ? AND repository = ?")
            .params(account.value(), repository.value())
            .update()
        > 0;
  }

  /**
   * @return whether that is new
   */
  boolean fetched(RepositoryId repository) {
    boolean known =
        database
            .sql("SELECT 1 FROM fetched_repository WHERE repository = ?")
            .param(repository.value())
            .query(Integer.class)
            .optional()
            .isPresent();
    return !known
        && insertOnce(
            "INSERT INTO fetched_repository (repository, since) VALUES (?, ?)",
            repository.value(),
            now());
  }

  void forget(AccountId account) {
    database
        .sql("DELETE FROM repository_pass WHERE account_id = ?")
        .param(account.value())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private boolean insertOnce(String sql, Object... values) {
    try {
      Integer rows = transaction.execute(status -> database.sql(sql).params(values).update());
      return rows != null && rows > 0;
    } catch (DuplicateKeyException another) {
      // Somebody else said the same at the same moment.
      return false;
    }
  }
}
