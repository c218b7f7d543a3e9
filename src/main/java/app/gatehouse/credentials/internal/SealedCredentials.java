package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.SealedRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The credentials' secrets for the rotation of the master key. A secret that is sealed anew is the
 * same secret: its row's version stays, so that nobody who saves meanwhile is refused.
 */
@Component
class SealedCredentials implements SealedRecords {

  private static final String SELECT =
      """
      SELECT id, account_id, provider_id, endpoint, sealed, version FROM credential
      WHERE sealed LIKE 'v1.k%%.%%' AND sealed NOT LIKE ? %s
      ORDER BY id FETCH FIRST ? ROWS ONLY
      """;
  private static final String FIRST = SELECT.formatted("");
  private static final String NEXT = SELECT.formatted("AND id > ?");
  private static final String UPDATE =
      "UPDATE credential SET sealed = ? WHERE id = ? AND version = ? AND sealed = ?";

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final CredentialSeal seal;
  private final KeyRing ring;

  SealedCredentials(
      JdbcTemplate database, TransactionTemplate transaction, CredentialSeal seal, KeyRing ring) {
    this.database = database;
    this.transaction = transaction;
    this.seal = seal;
    this.ring = ring;
  }

  @Override
  public String table() {
    return "credential";
  }

  @Override
  public Batch reseal(Optional<UUID> after, int limit) {
    List<Row> rows = read(after, limit);
    // Sealed before the transaction begins, so that this holds the rows only while they are
    // written.
    List<Object[]> updates = new ArrayList<>();
    int unopenable = 0;
    for (Row row : rows) {
      try {
        updates.add(new Object[] {reseal(row), row.id(), row.version(), row.sealed()});
      } catch (CannotOpenException | IllegalArgumentException e) {
        // The latter for a row that was altered until it named no provider.
        unopenable++;
      }
    }
    return new Batch(
        write(updates),
        unopenable,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().id()));
  }

  private List<Row> read(Optional<UUID> after, int limit) {
    String others = "v1." + ring.active().id() + ".%";
    return after
        .map(id -> database.query(NEXT, SealedCredentials::row, others, id, limit))
        .orElseGet(() -> database.query(FIRST, SealedCredentials::row, others, limit));
  }

  private int write(List<Object[]> updates) {
    if (updates.isEmpty()) {
      return 0;
    }
    int[] changed = transaction.execute(status -> database.batchUpdate(UPDATE, updates));
    return Arrays.stream(changed).sum();
  }

  private String reseal(Row row) {
    return seal.reseal(
        new AccountId(row.account()),
        new ProviderId(row.provider()),
        new CredentialId(row.id()),
        row.endpoint(),
        row.sealed());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("provider_id"),
        row.getString("endpoint"),
        row.getString("sealed"),
        row.getLong("version"));
  }

  private record Row(
      UUID id,
      UUID account,
      String provider,
      @Nullable String endpoint,
      String sealed,
      long version) {}
}
