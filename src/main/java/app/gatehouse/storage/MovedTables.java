package app.gatehouse.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of a migrated PostgreSQL database, read off the database itself so that none is
 * forgotten, each after the ones it refers to.
 *
 * @param tables without the record of the migrations
 */
record MovedTables(List<Table> tables) {

  static final String MIGRATIONS = "flyway_schema_history";

  /**
   * A table.
   *
   * @param columns in the order they were made
   * @param numbered those whose values the database itself counts up
   */
  record Table(String name, List<String> columns, List<String> numbered) {

    Table {
      columns = List.copyOf(columns);
      numbered = List.copyOf(numbered);
    }

    String select() {
      return "SELECT " + String.join(", ", columns) + " FROM " + name;
    }

    String insert() {
      return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
          .formatted(
              name,
              String.join(", ", columns),
              String.join(", ", columns.stream().map(column -> "?").toList()));
    }

    /** Lets the numbers go on behind the highest that is there. */
    List<String> continueNumbers() {
      return numbered.stream()
          .map(column ->
              "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), COALESCE(MAX(%2$s), 0) + 1, false) FROM %1$s"
                  .formatted(name, column))
          .toList();
    }

    long count(Connection database) throws SQLException {
      try (Statement statement = database.createStatement();
          ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + name)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Names of all tables there are, ours or not. */
  static Set<String> names(Connection database) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet tables =
        database
            .getMetaData()
            .getTables(
                null, database.getSchema(), "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  static MovedTables in(Connection database) throws SQLException {
    Map<String, Set<String>> references = new TreeMap<>();
    for (String name : names(database)) {
      if (!name.equals(MIGRATIONS)) {
        references.put(name, references(database, name));
      }
    }
    List<Table> ordered = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    while (placed.size() < references.size()) {
      List<String> next =
          references.keySet().stream()
              .filter(name -> !placed.contains(name) && placed.containsAll(references.get(name)))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + references);
      }
      for (String name : next) {
        ordered.add(table(database, name));
        placed.add(name);
      }
    }
    return new MovedTables(List.copyOf(ordered));
  }

  /** How many rows they have together. */
  long count(Connection database) throws SQLException {
    long rows = 0;
    for (Table table : tables) {
      rows += table.count(database);
    }
    return rows;
  }

  private static Set<String> references(Connection database, String table) throws SQLException {
    Set<String> others = new TreeSet<>();
    try (ResultSet keys =
        database.getMetaData().getImportedKeys(null, database.getSchema(), table)) {
      while (keys.next()) {
        others.add(keys.getString("PKTABLE_NAME"));
      }
    }
    return others;
  }

  private static Table table(Connection database, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> numbered = new ArrayList<>();
    DatabaseMetaData data = database.getMetaData();
    try (ResultSet column = data.getColumns(null, database.getSchema(), name, "%")) {
      while (column.next()) {
        // A pattern: the underscore of one name may stand for any character of another.
        if (column.getString("TABLE_NAME").equals(name)) {
          columns.add(column.getString("COLUMN_NAME"));
          if (column.getString("IS_AUTOINCREMENT").equals("YES")) {
            numbered.add(column.getString("COLUMN_NAME"));
          }
        }
      }
    }
    return new Table(name, columns, numbered);
  }
}
