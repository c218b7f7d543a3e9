package app.gatehouse.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever keeps sealed secrets in the database: a Spring bean for each table that has a column
 * {@code sealed}. By it the secrets are sealed anew when the master key is rotated, and are proved
 * to open after a move or a restore. How many there are under which key is counted without it, so a
 * table that nobody speaks for keeps its key from being retired.
 */
public interface SealedTable {

  /** Its name, in small letters. */
  String name();

  /**
   * Seals anew, under the active key, the next rows that another key sealed. A row that somebody
   * else changes meanwhile is left as that one wrote it.
   *
   * @param after only rows that come later than this one in the order of their ids; empty for the
   *     first
   * @param limit how many rows at most, from 1
   */
  Batch reseal(Optional<UUID> after, int limit);

  /** Opens every secret of the table in any database that has it. Changes nothing. */
  Count open(Connection database) throws SQLException;

  /**
   * What became of a batch.
   *
   * @param resealed rows under the active key now
   * @param unopenable rows whose secret does not open, left as they were
   * @param last the last row that was looked at; empty when there was none left
   */
  record Batch(int resealed, int unopenable, Optional<UUID> last) {}

  /**
   * What was found.
   *
   * @param sealed how many secrets there are
   * @param opening how many of them open
   */
  record Count(long sealed, long opening) {

    /** None yet. */
    public static final Count NONE = new Count(0, 0);

    public Count plus(Count other) {
      return new Count(sealed + other.sealed, opening + other.opening);
    }
  }
}
