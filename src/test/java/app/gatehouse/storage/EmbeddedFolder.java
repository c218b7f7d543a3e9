package app.gatehouse.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An embedded database on a data folder, opened as a start opens it, with one table of texts. */
final class EmbeddedFolder implements AutoCloseable {

  private final DataFolder folder;
  private final EmbeddedDatabase database;
  private final DataSource source;
  private @Nullable Connection connection;

  private EmbeddedFolder(DataFolder folder, EmbeddedDatabase database) {
    this.folder = folder;
    this.database = database;
    this.source = database.guard(database.connections());
    database.whenStartedOver(() -> connection = null);
  }

  /**
   * @throws StartupRefusedException when the files are not as they were left
   */
  static EmbeddedFolder open(Path path) throws IOException, SQLException {
    return open(path, 0);
  }

  /**
   * @param floor the room under which nothing is written, in bytes; with 0 half of the guard is off
   */
  static EmbeddedFolder open(Path path, long floor) throws IOException, SQLException {
    DataFolder folder = DataFolder.take(path);
    try {
      HsqldbFiles files = new HsqldbFiles(folder);
      FreeSpace space =
          floor == 0 ? new FreeSpace(path, 0, () -> Long.MAX_VALUE) : new FreeSpace(path, floor);
      EmbeddedFolder opened =
          new EmbeddedFolder(folder, EmbeddedDatabase.open(files, AnchorCheck.pass(files), space));
      opened.execute("CREATE TABLE IF NOT EXISTS note (id INT PRIMARY KEY, text VARCHAR(4000))");
      return opened;
    } catch (IOException | SQLException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  EmbeddedDatabase database() {
    return database;
  }

  DataSource source() {
    return source;
  }

  void add(int id, String text) throws SQLException {
    connection().setAutoCommit(false);
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO note (id, text) VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, text);
      insert.executeUpdate();
      connection().commit();
    } catch (SQLException | RuntimeException e) {
      connection().rollback();
      throw e;
    } finally {
      connection().setAutoCommit(true);
    }
  }

  Set<Integer> ids() throws SQLException {
    Set<Integer> ids = new TreeSet<>();
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM note")) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** One for all, as a pool keeps it; another one after the database was opened anew. */
  private Connection connection() throws SQLException {
    Connection known = connection;
    if (known == null) {
      known = source.getConnection();
      connection = known;
    }
    return known;
  }

  /** Waits until the anchor covers the whole log. */
  void awaitAnchor() throws IOException, InterruptedException {
    HsqldbFiles files = database.files();
    while (AnchorFile.read(files.anchor())
        .map(anchor -> anchor.print("log"))
        .filter(log -> log.length() == database.logBytes())
        .isEmpty()) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    folder.close();
  }
}
