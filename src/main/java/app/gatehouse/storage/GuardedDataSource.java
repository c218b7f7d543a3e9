package app.gatehouse.storage;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose writes pass the gate. */
final class GuardedDataSource extends DelegatingDataSource {

  private final WriteGate gate;

  GuardedDataSource(DataSource pool, WriteGate gate) {
    super(pool);
    this.gate = gate;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return guarded(super.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return guarded(super.getConnection(username, password));
  }

  private Connection guarded(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            GuardedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new GuardedConnection(connection, gate));
  }
}
