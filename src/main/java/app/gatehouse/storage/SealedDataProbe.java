package app.gatehouse.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the database says about its master keys, read before anything may be changed.
 *
 * @param checkValues by key id; see {@code MasterKey.checkValue}
 * @param sealedRows how many credentials hold a sealed secret
 */
record SealedDataProbe(Map<String, String> checkValues, long sealedRows) {

  static final SealedDataProbe NOTHING = new SealedDataProbe(Map.of(), 0);

  /**
   * Reads, and makes the connection read-only for that. A database without our tables holds
   * nothing.
   */
  static SealedDataProbe read(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    Set<String> tables = tables(connection);
    Map<String, String> checks = new HashMap<>();
    long sealed = 0;
    if (tables.contains("key_check")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT key_id, check_value FROM key_check")) {
        while (rows.next()) {
          checks.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    if (tables.contains("credential")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT COUNT(*) FROM credential WHERE sealed IS NOT NULL")) {
        rows.next();
        sealed = rows.getLong(1);
      }
    }
    return new SealedDataProbe(Map.copyOf(checks), sealed);
  }

  boolean nothingSealed() {
    return checkValues.isEmpty() && sealedRows == 0;
  }

  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
