package app.gatehouse.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is sealed in a database: every column named {@code sealed}, whatever its table. */
public final class SealedColumns {

  private static final String COLUMN = "sealed";
  private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern KEY_ID = Pattern.compile("k[1-9][0-9]{0,5}");

  /** The id is the part between the first two dots; see {@code SecretCipher}. */
  private static final String COUNT_BY_KEY =
      """
      SELECT key_id, COUNT(*) FROM
        (SELECT SUBSTRING(sealed FROM 4 FOR POSITION('.' IN SUBSTRING(sealed FROM 4)) - 1) AS key_id
           FROM %s WHERE sealed LIKE 'v1.k%%.%%') AS named
      GROUP BY key_id
      """;

  private SealedColumns() {}

  /** The tables that have such a column, in small letters. */
  public static Set<String> tables(Connection connection) throws SQLException {
    Set<String> tables = new TreeSet<>();
    for (String spelling : Set.of(COLUMN, COLUMN.toUpperCase(Locale.ROOT))) {
      try (ResultSet columns =
          connection.getMetaData().getColumns(null, connection.getSchema(), "%", spelling)) {
        while (columns.next()) {
          String table = columns.getString("TABLE_NAME");
          if (TABLE.matcher(table).matches()) {
            tables.add(table.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return tables;
  }

  /** How many sealed secrets name which key; what names none does not count. */
  public static Map<String, Long> countByKey(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(COUNT_BY_KEY.formatted(table))) {
        while (rows.next()) {
          if (KEY_ID.matcher(rows.getString(1)).matches()) {
            counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
          }
        }
      }
    }
    return counts;
  }

  /** Whether there is anything sealed, be it damaged. */
  static boolean anySealed(Connection connection) throws SQLException {
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT 1 FROM %s WHERE sealed IS NOT NULL FETCH FIRST 1 ROWS ONLY"
                      .formatted(table))) {
        if (rows.next()) {
          return true;
        }
      }
    }
    return false;
  }
}
