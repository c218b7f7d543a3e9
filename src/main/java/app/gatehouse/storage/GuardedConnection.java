package app.gatehouse.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One connection, used by one thread at a time. */
final class GuardedConnection implements InvocationHandler {

  /** What a statement does when it is executed. */
  @FunctionalInterface
  interface Execution {
    @Nullable Object run() throws Throwable;
  }

  private final Connection connection;
  private final WriteGate gate;
  private boolean entered;
  private boolean written;
  private boolean tablesChanged;

  GuardedConnection(Connection connection, WriteGate gate) {
    this.connection = connection;
    this.gate = gate;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "commit" -> {
        commit();
        return null;
      }
      case "setAutoCommit" -> {
        if (arguments != null && Boolean.TRUE.equals(arguments[0]) && !connection.getAutoCommit()) {
          commit();
        }
        return call(connection, method, arguments);
      }
      case "rollback", "close", "abort" -> {
        try {
          return call(connection, method, arguments);
        } finally {
          // Back to a savepoint is not yet the end.
          if (arguments == null || !method.getName().equals("rollback")) {
            leave();
          }
        }
      }
      default -> {
        Object result = call(connection, method, arguments);
        return result instanceof Statement statement
            ? guarded(proxy, statement, arguments)
            : result;
      }
    }
  }

  /** Executes what reads; a transaction that may write later begins with it. */
  @Nullable Object read(Execution execution) throws Throwable {
    enterTransaction();
    return execution.run();
  }

  /** Executes what writes. */
  @Nullable Object write(boolean changesTables, Execution execution) throws Throwable {
    gate.check();
    if (!connection.getAutoCommit()) {
      enterTransaction();
      written = true;
      tablesChanged |= changesTables;
      return execution.run();
    }
    // As a transaction of its own, so that its commit is seen.
    connection.setAutoCommit(false);
    try {
      enterTransaction();
      written = true;
      tablesChanged = changesTables;
      Object result = execution.run();
      commit();
      return result;
    } catch (Throwable failure) {
      connection.rollback();
      throw failure;
    } finally {
      leave();
      connection.setAutoCommit(true);
    }
  }

  private void enterTransaction() throws SQLException {
    if (!entered && !connection.getAutoCommit() && !connection.isReadOnly()) {
      gate.enter();
      entered = true;
    }
  }

  private void commit() throws SQLException {
    if (!written) {
      connection.commit();
    } else {
      gate.commit(connection::commit, !tablesChanged);
    }
    leave();
  }

  private void leave() {
    written = false;
    tablesChanged = false;
    if (entered) {
      entered = false;
      gate.leave();
    }
  }

  private Statement guarded(Object proxy, Statement statement, Object @Nullable [] arguments) {
    Class<?> kind =
        statement instanceof java.sql.CallableStatement
            ? java.sql.CallableStatement.class
            : statement instanceof java.sql.PreparedStatement
                ? java.sql.PreparedStatement.class
                : Statement.class;
    String prepared = arguments != null && arguments[0] instanceof String sql ? sql : null;
    return (Statement)
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(),
            new Class<?>[] {kind},
            new GuardedStatement(this, (Connection) proxy, statement, prepared));
  }

  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
