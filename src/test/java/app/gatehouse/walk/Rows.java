package app.gatehouse.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database holds of somebody: every row of every table that has one of their ids in it.
 */
final class Rows {

  private Rows() {}

  /** The rows as text, the table's name before each; equal when not a byte of them changed. */
  static List<String> of(JdbcClient database, Object... ids) {
    List<String> texts = Arrays.stream(ids).map(Object::toString).toList();
    List<String> rows = new ArrayList<>();
    for (String table : tables(database)) {
      for (Map<String, Object> row : database.sql("SELECT * FROM " + table).query().listOfRows()) {
        String text = table + ": " + row;
        if (texts.stream().anyMatch(text::contains)) {
          rows.add(text);
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> tables(JdbcClient database) {
    return database
        .sql(
            "SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'"
                + " AND table_type = 'BASE TABLE'")
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .filter(table -> !table.startsWith("flyway"))
        .toList();
  }
}
