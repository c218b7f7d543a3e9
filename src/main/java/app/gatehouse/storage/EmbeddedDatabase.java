package app.gatehouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database while Gatehouse runs: opened once before anything else may use it, guarded,
 * and closed last. A PostgreSQL server guards itself; none of this is for it.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final HsqldbFiles files;
  private final EmbeddedConnections connections;
  private final AnchorKeeper anchor;
  private final FreeSpace space;
  private final WriteGate gate;
  private final HsqldbWarnings warnings;
  private Connection own;
  private Runnable whenStartedOver = () -> {};

  private EmbeddedDatabase(
      HsqldbFiles files,
      EmbeddedConnections connections,
      AnchorKeeper anchor,
      FreeSpace space,
      Connection own)
      throws SQLException {
    this.files = files;
    this.connections = connections;
    this.anchor = anchor;
    this.space = space;
    this.own = own;
    this.gate = new WriteGate(space, anchor, new StorageProblem.WriteFailed(files.home()));
    this.warnings = HsqldbWarnings.tell(uniqueName(own), gate::warn);
  }

  private static String uniqueName(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet name = statement.executeQuery("CALL DATABASE_NAME()")) {
      name.next();
      return name.getString(1);
    }
  }

  /**
   * Opens files that have passed the check; from now on they change.
   *
   * @param known what they are; empty when nothing is known of them
   */
  static EmbeddedDatabase open(HsqldbFiles files, Optional<Anchor> known, FreeSpace space)
      throws IOException, SQLException {
    Anchor before = known.orElse(new Anchor(Anchor.State.CHANGING, Map.of()));
    AnchorKeeper anchor = new AnchorKeeper(files, AnchorFile.open(files.anchor()), before);
    try {
      anchor.changing();
      EmbeddedConnections connections = new EmbeddedConnections(files.url());
      Connection own = connections.open(() -> tidy(files, before));
      anchor.opened();
      space.databaseTakes(files.bytes());
      EmbeddedDatabase database = new EmbeddedDatabase(files, connections, anchor, space, own);
      anchor.start();
      database.settle();
      return database;
    } catch (IOException | SQLException e) {
      anchor.close();
      throw e;
    }
  }

  /** Where a pool gets its connections. */
  DataSource connections() {
    return connections;
  }

  /** What to do with connections from before the database was opened anew: they are dead. */
  void whenStartedOver(Runnable action) {
    whenStartedOver = action;
  }

  /** The pool's connections, guarded. */
  DataSource guard(DataSource pool) {
    return new GuardedDataSource(pool, gate);
  }

  WriteGate gate() {
    return gate;
  }

  FreeSpace space() {
    return space;
  }

  HsqldbFiles files() {
    return files;
  }

  /** How many bytes would be replayed after a crash. */
  long logBytes() {
    return anchor.length();
  }

  /**
   * Writes all changes to the data file and empties the log. Waits for open transactions, and lets
   * none begin meanwhile.
   *
   * @return false when there was no moment for it; nothing has changed then
   */
  boolean checkpoint(Duration patience) throws IOException, SQLException {
    return gate.alone(patience, this::checkpointAlone);
  }

  private void checkpointAlone() throws IOException, SQLException {
    anchor.changing();
    gate.takeWarning();
    execute("CHECKPOINT");
    if (gate.takeWarning()) {
      gate.fail();
      throw new SQLException("The checkpoint was not written");
    }
    anchor.opened();
    space.databaseTakes(files.bytes());
  }

  /**
   * Throws away what the disk did not take, by opening the files anew: after this the database
   * holds what was acknowledged and nothing else. Whoever reads at this moment gets an error.
   */
  boolean startOver(Duration patience) throws IOException, SQLException {
    return gate.alone(
        patience,
        () -> {
          shutDown("SHUTDOWN IMMEDIATELY");
          Anchor known = AnchorCheck.pass(files).orElseThrow();
          own =
              connections.open(() -> {
                tidy(files, known);
                // What closing could not write is no matter any more.
                gate.takeWarning();
              });
          if (gate.takeWarning()) {
            throw new SQLException("The database was opened, but not written");
          }
          anchor.opened();
          space.databaseTakes(files.bytes());
          whenStartedOver.run();
        });
  }

  /**
   * Copies the files as of one moment, after a checkpoint.
   *
   * @param look is shown the database as it is copied
   * @return false when there was no moment for it
   */
  boolean copyTo(HsqldbFiles copy, Duration patience, Look look) throws IOException, SQLException {
    return gate.alone(
        patience,
        () -> {
          checkpointAlone();
          look.at(own);
          for (String ending : HsqldbFiles.ENDINGS) {
            Path file = files.path(ending);
            if (Files.exists(file) && !ending.equals("log") && !ending.equals("backup")) {
              Files.copy(file, copy.path(ending));
            }
          }
        });
  }

  /** Reads from the database at rest. */
  @FunctionalInterface
  interface Look {
    void at(Connection connection) throws SQLException;
  }

  @Override
  public void close() throws IOException {
    warnings.close();
    try {
      if (gate.problem().orElse(null) instanceof StorageProblem.WriteFailed) {
        // As a crash would leave it; the next start throws away what was not acknowledged.
        shutDown("SHUTDOWN IMMEDIATELY");
      } else {
        anchor.changing();
        shutDown("SHUTDOWN");
        anchor.closed();
      }
    } catch (SQLException e) {
      LOG.warn("The database was not closed cleanly; the next start reads its log again", e);
    } finally {
      anchor.close();
    }
  }

  private void shutDown(String command) throws SQLException {
    connections.close(() -> {
      if (!own.isClosed()) {
        execute(command);
      }
    });
  }

  /** A database from before Gatehouse made the checkpoints would still make its own. */
  private void settle() throws SQLException {
    try (Statement statement = own.createStatement();
        ResultSet size =
            statement.executeQuery(
                "SELECT property_value FROM information_schema.system_properties"
                    + " WHERE property_name = 'hsqldb.log_size'")) {
      if (size.next() && !"0".equals(size.getString(1))) {
        gate.commit(() -> execute("SET FILES LOG SIZE 0"), false);
      }
    }
  }

  private static void tidy(HsqldbFiles files, Anchor known) throws IOException {
    AnchorCheck.tidy(files, known);
    files.removeStaleLock();
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = own.createStatement()) {
      statement.execute(command);
    }
  }
}
