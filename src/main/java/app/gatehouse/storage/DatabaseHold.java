package app.gatehouse.storage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database held by one Gatehouse at a time, as {@link DataFolder} is a folder: an
 * advisory lock of a session of its own, which the server frees when this process dies. Needed
 * since two Gatehouses with folders of their own would seal with two keys, and each would overlook
 * what the other remembers.
 */
final class DatabaseHold implements AutoCloseable {

  /** "gateh" in ASCII: other programs in the same database have other numbers. */
  private static final long LOCK = 0x6761746568L;

  /** A killed holder's session takes a moment to end. */
  private static final int WAIT_MILLIS = 1000;

  private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
  private static final int ANSWER_SECONDS = 5;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseHold.class);

  private final ServerDatabase database;
  private volatile Connection session;
  private volatile boolean closed;
  private boolean away;

  private DatabaseHold(ServerDatabase database, Connection session) {
    this.database = database;
    this.session = session;
  }

  /**
   * @throws StartupRefusedException when another Gatehouse holds it, or it cannot be reached
   */
  static DatabaseHold take(ServerDatabase database) {
    try {
      return new DatabaseHold(database, lock(database));
    } catch (SQLException e) {
      throw database.refused(e);
    }
  }

  /**
   * Looks after the session: a server that was restarted has forgotten it, and it is taken again.
   *
   * @param lost called once when another Gatehouse has taken the database meanwhile
   */
  void watch(Runnable lost) {
    Thread.ofVirtual()
        .name("database hold")
        .start(() -> {
          try {
            while (!closed) {
              Thread.sleep(CHECK_EVERY);
              keep();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (StartupRefusedException e) {
            LOG.error("Gatehouse stops: {}", e.getMessage());
            lost.run();
          }
        });
  }

  /**
   * @throws StartupRefusedException when another Gatehouse has it
   */
  void keep() {
    try {
      if (closed || session.isValid(ANSWER_SECONDS)) {
        return;
      }
      session.close();
      session = lock(database);
      away = false;
      LOG.warn("The connection to the database was lost, and is back");
      if (closed) {
        session.close();
      }
    } catch (SQLException e) {
      // The server is away: nobody can write now, and the next check asks again.
      if (!away) {
        LOG.warn("The database does not answer (SQL state {})", e.getSQLState());
      }
      away = true;
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    session.close();
  }

  private static Connection lock(ServerDatabase database) throws SQLException {
    Connection session = database.connect(name());
    try (Statement statement = session.createStatement()) {
      // A machine that vanished is noticed in half a minute; the server's default is two hours.
      statement.execute(
          "SELECT set_config('tcp_keepalives_idle', '10', false),"
              + " set_config('tcp_keepalives_interval', '5', false),"
              + " set_config('tcp_keepalives_count', '4', false)");
      statement.execute("SET lock_timeout = " + WAIT_MILLIS);
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      return session;
    } catch (SQLException e) {
      try (session) {
        if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw new StartupRefusedException(
              StartupRefusedException.IN_USE,
              "the database is in use by the %s; stop that one first, or give this one a database of its own."
                  .formatted(holder(session)));
        }
      }
      throw e;
    }
  }

  private static String holder(Connection session) throws SQLException {
    try (PreparedStatement query =
        session.prepareStatement(
            """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted
              AND l.classid = (? >> 32)::oid AND l.objid = (? & 4294967295)::oid
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """)) {
      query.setLong(1, LOCK);
      query.setLong(2, LOCK);
      try (ResultSet row = query.executeQuery()) {
        String name = row.next() ? row.getString(1) : null;
        return name == null || name.isBlank() ? "another Gatehouse" : name;
      }
    }
  }

  /** As it shows on the server, and to whoever comes second. */
  private static String name() {
    String machine;
    try {
      machine = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      machine = "this machine";
    }
    return "Gatehouse with process id " + ProcessHandle.current().pid() + " on " + machine;
  }
}
