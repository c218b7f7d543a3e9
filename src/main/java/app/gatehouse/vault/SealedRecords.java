package app.gatehouse.vault;

import java.util.Optional;
import java.util.UUID;

/**
 * Whoever keeps sealed secrets in the database: a Spring bean for each table that has a column
 * {@code sealed}. By it the secrets are sealed anew when the master key is rotated. How many there
 * are under which key is counted without it, so a table that nobody speaks for keeps its key from
 * being retired.
 */
public interface SealedRecords {

  /** The table's name, in small letters. */
  String table();

  /**
   * Seals anew, under the active key, the next rows that another key sealed. A row that somebody
   * else changes meanwhile is left as that one wrote it.
   *
   * @param after only rows that come later than this one in the order of their ids; empty for the
   *     first
   * @param limit how many rows at most, from 1
   */
  Batch reseal(Optional<UUID> after, int limit);

  /**
   * What became of a batch.
   *
   * @param resealed rows under the active key now
   * @param unopenable rows whose secret does not open, left as they were
   * @param last the last row that was looked at; empty when there was none left
   */
  record Batch(int resealed, int unopenable, Optional<UUID> last) {}
}
