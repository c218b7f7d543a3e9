package app.gatehouse.storage;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Copies a table row by row from the embedded database to PostgreSQL. */
record TableCopy(Connection from, Connection to) {

  static final int BATCH = 500;

  /**
   * Leaves the commit to the caller.
   *
   * @param progress told how many rows are written, after each batch and at the end
   * @return how many rows there were
   */
  long copy(MovedTables.Table table, LongConsumer progress) throws SQLException {
    long rows = 0;
    try (Statement select = from.createStatement();
        PreparedStatement insert = to.prepareStatement(table.insert())) {
      select.setFetchSize(BATCH);
      try (ResultSet row = select.executeQuery(table.select())) {
        while (row.next()) {
          for (int column = 1; column <= table.columns().size(); column++) {
            insert.setObject(column, value(row, column, table));
          }
          insert.addBatch();
          rows++;
          if (rows % BATCH == 0) {
            insert.executeBatch();
            progress.accept(rows);
          }
        }
      }
      insert.executeBatch();
    }
    progress.accept(rows);
    try (Statement numbers = to.createStatement()) {
      for (String sql : table.continueNumbers()) {
        numbers.execute(sql);
      }
    }
    return rows;
  }

  private static @Nullable Object value(ResultSet row, int column, MovedTables.Table table)
      throws SQLException {
    Object value = row.getObject(column);
    return switch (value) {
      case null -> null;
      case Clob text -> text(text.getSubString(1, (int) text.length()), column, table);
      case Blob bytes -> bytes.getBytes(1, (int) bytes.length());
      case String text -> text(text, column, table);
      default -> value;
    };
  }

  /** The one character that the embedded database takes in a text and PostgreSQL does not. */
  private static String text(String text, int column, MovedTables.Table table) {
    if (text.indexOf('\0') >= 0) {
      throw new MoveRefusedException(
          "a text in the column %s of the table %s holds the character U+0000, which PostgreSQL does not take; change it in Gatehouse first."
              .formatted(table.columns().get(column - 1), table.name()));
    }
    return text;
  }
}
