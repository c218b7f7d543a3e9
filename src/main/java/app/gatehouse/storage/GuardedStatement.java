package app.gatehouse.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement whose executions its connection sees first. */
final class GuardedStatement implements InvocationHandler {

  private static final Set<String> READS =
      Set.of("select", "values", "with", "explain", "table", "call", "set", "lock");
  private static final Set<String> ROWS = Set.of("insert", "update", "delete", "merge");

  private final GuardedConnection guard;
  private final Connection connection;
  private final Statement statement;
  private final @Nullable String prepared;

  /**
   * @param prepared the SQL it was prepared for; null when it gets its SQL at execution
   */
  GuardedStatement(
      GuardedConnection guard,
      Connection connection,
      Statement statement,
      @Nullable String prepared) {
    this.guard = guard;
    this.connection = connection;
    this.statement = statement;
    this.prepared = prepared;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("getConnection")) {
      return connection;
    }
    if (!method.getName().startsWith("execute")) {
      return GuardedConnection.call(statement, method, arguments);
    }
    String sql = arguments != null && arguments[0] instanceof String given ? given : prepared;
    // A batch of a plain statement: rows as a rule, and in any case a write.
    String verb = sql == null ? "insert" : verb(sql);
    return READS.contains(verb)
        ? guard.read(() -> GuardedConnection.call(statement, method, arguments))
        : guard.write(
            !ROWS.contains(verb), () -> GuardedConnection.call(statement, method, arguments));
  }

  /** The first word, after comments and brackets. */
  static String verb(String sql) {
    String rest = sql.strip();
    while (rest.startsWith("--") || rest.startsWith("/*") || rest.startsWith("(")) {
      int end =
          rest.startsWith("--")
              ? rest.indexOf('\n')
              : rest.startsWith("/*") ? rest.indexOf("*/", 2) + 1 : 0;
      if (end < 0) {
        return "";
      }
      rest = rest.substring(end + 1).strip();
    }
    int length = 0;
    while (length < rest.length() && Character.isLetter(rest.charAt(length))) {
      length++;
    }
    return rest.substring(0, length).toLowerCase(Locale.ROOT);
  }
}
