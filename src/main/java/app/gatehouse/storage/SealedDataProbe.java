package app.gatehouse.storage;

import app.gatehouse.storage.KeyRecord.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the database says about its master keys, read before anything may be changed.
 *
 * @param keys by their ids
 * @param sealedBy how many sealed secrets name which key, by its id
 * @param anySealed whether there are sealed secrets, even such as name no key
 */
record SealedDataProbe(Map<String, KeyRecord> keys, Map<String, Long> sealedBy, boolean anySealed) {

  static final SealedDataProbe NOTHING = new SealedDataProbe(Map.of(), Map.of(), false);

  /**
   * Reads, and makes the connection read-only for that. A database without our tables holds
   * nothing.
   */
  static SealedDataProbe read(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    return new SealedDataProbe(
        keys(connection),
        SealedColumns.countByKey(connection),
        SealedColumns.anySealed(connection));
  }

  boolean nothingSealed() {
    return keys.isEmpty() && !anySealed;
  }

  /** The key that seals; one that an older version recorded is the one with the highest number. */
  Optional<String> active() {
    Optional<String> active =
        keys.entrySet().stream()
            .filter(key -> key.getValue().state() == State.ACTIVE)
            .map(Map.Entry::getKey)
            .findFirst();
    return active.or(() ->
        keys.keySet().stream()
            .max(Comparator.comparingInt(id -> Integer.parseInt(id.substring(1)))));
  }

  /** One of the keys that sealed secrets name. */
  Optional<String> firstNamed() {
    return sealedBy.keySet().stream().sorted().findFirst();
  }

  private static Map<String, KeyRecord> keys(Connection connection) throws SQLException {
    Map<String, KeyRecord> keys = new HashMap<>();
    if (!has(connection, "check_value")) {
      return keys;
    }
    String columns =
        has(connection, "active_slot")
            ? "key_id, check_value, active_slot, retired_at"
            // As an older version left it.
            : "key_id, check_value, NULL, NULL";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM key_check")) {
      while (rows.next()) {
        State other = rows.getObject(4) == null ? State.REPLACED : State.RETIRED;
        keys.put(
            rows.getString(1),
            new KeyRecord(rows.getString(2), rows.getObject(3) == null ? other : State.ACTIVE));
      }
    }
    return keys;
  }

  private static boolean has(Connection connection, String column) throws SQLException {
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
      while (columns.next()) {
        if (columns.getString("TABLE_NAME").equalsIgnoreCase("key_check")
            && columns.getString("COLUMN_NAME").equalsIgnoreCase(column)) {
          return true;
        }
      }
      return false;
    }
  }
}
