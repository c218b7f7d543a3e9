package app.gatehouse.chat.internal;

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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sealed in a table of conversations as a whole, whoever's it is. */
abstract class SealedRows implements SealedTable {

  private static final int FETCH = 500;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final ChatSeal seal;
  private final KeyRing ring;
  private final String table;
  private final String select;

  /**
   * @param select gives every row's {@code id}, what {@link #place} reads and {@code sealed}; the
   *     table is called {@code t} in it
   */
  SealedRows(
      JdbcTemplate database,
      TransactionTemplate transaction,
      ChatSeal seal,
      KeyRing ring,
      String table,
      String select) {
    this.database = database;
    this.transaction = transaction;
    this.seal = seal;
    this.ring = ring;
    this.table = table;
    this.select = select;
  }

  abstract ChatSeal.Place place(ResultSet row) throws SQLException;

  @Override
  public String name() {
    return table;
  }

  @Override
  public Batch reseal(Optional<UUID> after, int limit) {
    List<Row> rows = read(after, limit);
    List<Object[]> updates = new ArrayList<>();
    int unopenable = 0;
    for (Row row : rows) {
      try {
        updates.add(new Object[] {seal.reseal(row.place(), row.sealed()), row.id(), row.sealed()});
      } catch (CannotOpenException e) {
        unopenable++;
      }
    }
    return new Batch(
        write(updates),
        unopenable,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().id()));
  }

  @Override
  public Count open(Connection elsewhere) throws SQLException {
    Count count = Count.NONE;
    try (Statement statement = elsewhere.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet found = statement.executeQuery(select)) {
        while (found.next()) {
          Row row = row(found);
          count = count.plus(new Count(1, seal.opens(row.place(), row.sealed()) ? 1 : 0));
        }
      }
    }
    return count;
  }

  private List<Row> read(Optional<UUID> after, int limit) {
    String query =
        select
            + " WHERE t.sealed LIKE 'v1.k%.%' AND t.sealed NOT LIKE ?"
            + (after.isPresent() ? " AND t.id > ?" : "")
            + " ORDER BY t.id FETCH FIRST ? ROWS ONLY";
    String others = "v1." + ring.active().id() + ".%";
    return after
        .map(id -> database.query(query, (row, number) -> row(row), others, id, limit))
        .orElseGet(() -> database.query(query, (row, number) -> row(row), others, limit));
  }

  private int write(List<Object[]> updates) {
    if (updates.isEmpty()) {
      return 0;
    }
    String update = "UPDATE " + table + " SET sealed = ? WHERE id = ? AND sealed = ?";
    int[] changed = transaction.execute(status -> database.batchUpdate(update, updates));
    return Arrays.stream(changed).sum();
  }

  private Row row(ResultSet row) throws SQLException {
    return new Row(row.getObject("id", UUID.class), place(row), row.getString("sealed"));
  }

  private record Row(UUID id, ChatSeal.Place place, String sealed) {}
}
