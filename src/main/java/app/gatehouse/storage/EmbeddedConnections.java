package app.gatehouse.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Where the pool gets its connections. HSQLDB opens its files by itself with the first one; here it
 * may do so only when they have been looked at before.
 */
final class EmbeddedConnections extends AbstractDataSource {

  private static final String USER = "SA";
  private static final String CONNECTION_REFUSED = "08001";

  private final String url;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean opened;

  EmbeddedConnections(String url) {
    this.url = url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    lock.readLock().lock();
    try {
      if (!opened) {
        throw new SQLException("The embedded database is not open", CONNECTION_REFUSED);
      }
      return connect();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  /** The connection that opens the files, after something was done while they were closed. */
  Connection open(WriteGate.Work before) throws SQLException, IOException {
    lock.writeLock().lock();
    try {
      before.run();
      Connection first = connect();
      opened = true;
      return first;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Closes the files; nobody opens them until they are opened here again. */
  void close(WriteGate.Commit shutdown) throws SQLException {
    lock.writeLock().lock();
    try {
      opened = false;
      shutdown.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, USER, "");
  }
}
