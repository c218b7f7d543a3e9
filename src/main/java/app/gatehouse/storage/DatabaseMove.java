package app.gatehouse.storage;

import app.gatehouse.vault.SealedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies everything from the embedded database to an empty PostgreSQL database. All rows arrive in
 * one transaction, after they have been counted and every sealed secret has been opened there: a
 * move that ends early, however it ends, leaves tables without rows, and can be begun again. The
 * embedded database is only read. See docs/decisions/0017.
 */
final class DatabaseMove {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseMove.class);
  private static final String NAME = "Gatehouse, moving in";

  private final DataSource from;
  private final ServerDatabase to;
  private final Flyway migrations;
  private final List<SealedTable> sealed;
  private final Consumer<String> progress;

  /**
   * @param migrations as they are run on the source
   * @param progress told of each step before or as it is taken; what it throws ends the move
   */
  DatabaseMove(
      DataSource from,
      ServerDatabase to,
      Flyway migrations,
      List<SealedTable> sealed,
      Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.migrations = migrations;
    this.sealed = List.copyOf(sealed);
    this.progress = progress;
  }

  /**
   * What was moved.
   *
   * @param unopenable secrets that opened neither before nor after, to be entered again
   */
  record Moved(long rows, int tables, long sealed, long unopenable) {}

  /**
   * @throws MoveRefusedException when the target is not empty, or something did not arrive whole
   * @throws StartupRefusedException when the target cannot be used, or a Gatehouse runs on it
   */
  Moved run() {
    try (DatabaseHold hold = DatabaseHold.take(to);
        Connection target = to.connect(NAME)) {
      requireOurs(target);
      progress.accept("Preparing the tables.");
      migrate();
      MovedTables tables = MovedTables.in(target);
      requireEmpty(tables, target);
      hold.keep();
      return copy(tables, target);
    } catch (SQLException e) {
      LOG.debug("The move failed", e);
      throw to.refused(e);
    }
  }

  private Moved copy(MovedTables tables, Connection target) throws SQLException {
    try (Connection source = from.getConnection()) {
      source.setReadOnly(true);
      // One state of everything, whatever else may be written meanwhile.
      source.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      source.setAutoCommit(false);
      target.setAutoCommit(false);
      try {
        long rows = 0;
        for (MovedTables.Table table : tables.tables()) {
          rows += copy(table, source, target);
        }
        SealedTable.Count opened = check(source, target);
        progress.accept("Keeping it all.");
        target.commit();
        return new Moved(
            rows, tables.tables().size(), opened.sealed(), opened.sealed() - opened.opening());
      } finally {
        // Without effect after the commit.
        target.rollback();
        source.rollback();
        source.setAutoCommit(true);
        source.setReadOnly(false);
      }
    }
  }

  private long copy(MovedTables.Table table, Connection source, Connection target)
      throws SQLException {
    long expected = table.count(source);
    long read =
        new TableCopy(source, target)
            .copy(
                table,
                written ->
                    progress.accept("%s: %d of %d".formatted(table.name(), written, expected)));
    long arrived = table.count(target);
    if (read != expected || arrived != expected) {
      throw new MoveRefusedException(
          "of %d rows of the table %s only %d arrived; nothing was kept, try again."
              .formatted(expected, table.name(), arrived));
    }
    return arrived;
  }

  private SealedTable.Count check(Connection source, Connection target) throws SQLException {
    SealedTable.Count all = SealedTable.Count.NONE;
    for (SealedTable table : sealed) {
      progress.accept("Opening what is sealed in " + table.name() + ".");
      SealedTable.Count before = table.open(source);
      SealedTable.Count after = table.open(target);
      if (!before.equals(after)) {
        throw new MoveRefusedException(
            "%d of %d secrets of the table %s open where they are, but %d of %d where they were moved to; nothing was kept, try again."
                .formatted(
                    before.opening(),
                    before.sealed(),
                    table.name(),
                    after.opening(),
                    after.sealed()));
      }
      all = all.plus(after);
    }
    return all;
  }

  private void migrate() {
    try {
      Flyway.configure()
          .configuration(migrations.getConfiguration())
          .dataSource(to.dataSource(NAME))
          .load()
          .migrate();
    } catch (FlywayException e) {
      LOG.error("The tables cannot be made", e);
      throw new MoveRefusedException(
          "the tables cannot be made in the database, or are another version's; give an empty one.");
    }
  }

  private static void requireOurs(Connection target) throws SQLException {
    Set<String> names = MovedTables.names(target);
    if (!names.isEmpty() && !names.contains(MovedTables.MIGRATIONS)) {
      throw new MoveRefusedException(
          "the database has tables that are not Gatehouse's; give an empty one. Nothing was changed in it.");
    }
  }

  private static void requireEmpty(MovedTables tables, Connection target) throws SQLException {
    Map<String, Long> full = new TreeMap<>();
    for (MovedTables.Table table : tables.tables()) {
      long rows = table.count(target);
      if (rows > 0) {
        full.put(table.name(), rows);
      }
    }
    if (!full.isEmpty()) {
      throw new MoveRefusedException(
          "the database holds the data of a Gatehouse already (rows: %s); give an empty one. Nothing was changed in it."
              .formatted(full));
    }
  }
}
