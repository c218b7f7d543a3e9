package app.gatehouse.vault;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Proves of a table with sealed secrets, in any database that has it, that they open: a Spring bean
 * for each table that has a column {@code sealed}.
 */
public interface SealedRows {

  /** The table's name, in small letters. */
  String table();

  /** Opens every secret of the table, and closes it again. Changes nothing. */
  Count open(Connection database) throws SQLException;

  /**
   * What was found.
   *
   * @param sealed how many secrets there are
   * @param opening how many of them open
   */
  record Count(long sealed, long opening) {}
}
