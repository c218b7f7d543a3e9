package app.gatehouse.credentials.internal;

import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.SealedTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The credentials' secrets as a whole, whoever's they are. A secret that is sealed anew is the same
 * secret: its row's version stays, so that nobody who saves meanwhile is refused. Before everything
 * else that is sealed: whoever cancels a rotation early has the keys, at least, behind them.
 */
@Component
@Order(0)
class SealedCredentials implements SealedTable {

  private static final String ALL =
      """
      SELECT id, account_id, provider_id, endpoint, sealed, version FROM credential
      WHERE sealed IS NOT NULL
      """;
  private static final int FETCH = 500;
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
  private final KeptRows kept;

  SealedCredentials(
      JdbcTemplate database,
      TransactionTemplate transaction,
      CredentialSeal seal,
      KeyRing ring,
      KeptRows kept) {
    this.database = database;
    this.transaction = transaction;
    this.seal = seal;
    this.ring = ring;
    this.kept = kept;
  }

  @Override
  public String name() {
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
        updates.add(
            new Object[] {
              seal.reseal(row.place(), row.sealed()), row.place().id(), row.version(), row.sealed()
            });
      } catch (CannotOpenException e) {
        unopenable++;
      }
    }
    return new Batch(
        write(updates),
        unopenable,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().place().id()));
  }

  @Override
  public Count open(Connection elsewhere) throws SQLException {
    Count count = Count.NONE;
    try (Statement statement = elsewhere.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet found = statement.executeQuery(ALL)) {
        while (found.next()) {
          Row row = row(found);
          count = count.plus(new Count(1, seal.opens(row.place(), row.sealed()) ? 1 : 0));
        }
      }
    }
    return count;
  }

  private List<Row> read(Optional<UUID> after, int limit) {
    String others = "v1." + ring.active().id() + ".%";
    return after
        .map(id -> database.query(NEXT, (row, number) -> row(row), others, id, limit))
        .orElseGet(() -> database.query(FIRST, (row, number) -> row(row), others, limit));
  }

  private int write(List<Object[]> updates) {
    if (updates.isEmpty()) {
      return 0;
    }
    int[] changed =
        transaction.execute(status -> {
          kept.change();
          return database.batchUpdate(UPDATE, updates);
        });
    return Arrays.stream(changed).sum();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new CredentialSeal.Place(
            row.getObject("account_id", UUID.class),
            row.getString("provider_id"),
            row.getObject("id", UUID.class),
            row.getString("endpoint")),
        row.getString("sealed"),
        row.getLong("version"));
  }

  private record Row(CredentialSeal.Place place, String sealed, long version) {}
}
