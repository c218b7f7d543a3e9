package app.gatehouse.rotation.internal;

import app.gatehouse.rotation.KeyRingUse;
import app.gatehouse.rotation.KeyUse;
import app.gatehouse.storage.SealedColumns;
import app.gatehouse.vault.MasterKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the database knows of the master keys. */
@Component
public class KeyTable {

  private static final String SELECT =
      "SELECT key_id, active_slot, created_at, retired_at FROM key_check";

  private final JdbcTemplate database;

  KeyTable(JdbcTemplate database) {
    this.database = database;
  }

  /** Counts every sealed secret. */
  public KeyRingUse use() {
    // Read before the keys: what is counted under a new key then finds that key in the list.
    Map<String, Long> sealed =
        database.execute((ConnectionCallback<Map<String, Long>>) SealedColumns::countByKey);
    List<KeyUse> keys = database.query(SELECT, (row, number) -> key(row, sealed));
    return new KeyRingUse(
        keys.stream().sorted(Comparator.comparingInt(KeyTable::number).reversed()).toList());
  }

  /** The ids of all keys there ever were. */
  public List<String> ids() {
    return database.query("SELECT key_id FROM key_check", (row, number) -> row.getString("key_id"));
  }

  /** Within the caller's transaction. */
  public void activate(MasterKey key, Instant now) {
    database.update("UPDATE key_check SET active_slot = NULL WHERE active_slot = 1");
    database.update(
        "INSERT INTO key_check (key_id, check_value, active_slot, created_at) VALUES (?, ?, 1, ?)",
        key.id(),
        key.checkValue(),
        time(now));
  }

  /** Within the caller's transaction; without effect on the active key. */
  public void retire(String id, Instant now) {
    database.update(
        "UPDATE key_check SET retired_at = ? WHERE key_id = ? AND active_slot IS NULL",
        time(now),
        id);
  }

  private static KeyUse key(ResultSet row, Map<String, Long> sealed) throws SQLException {
    String id = row.getString("key_id");
    return new KeyUse(
        id,
        row.getObject("active_slot") != null,
        instant(row, "created_at"),
        instant(row, "retired_at"),
        sealed.getOrDefault(id, 0L));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static int number(KeyUse key) {
    return Integer.parseInt(key.id().substring(1));
  }
}
