package app.gatehouse.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of conversations. What is read or deleted is one account's. */
@Component
public class ConversationRows {

  private static final String SELECT =
      "SELECT id, sealed, leaf_id, created_at, changed_at FROM conversation WHERE account_id = ?";

  private final JdbcClient database;

  ConversationRows(JdbcClient database) {
    this.database = database;
  }

  /** A conversation as it is stored. */
  public record Row(
      UUID id, String sealed, @Nullable UUID leaf, Instant createdAt, Instant changedAt) {}

  /** A message as it is stored. */
  public record MessageRow(
      UUID id,
      @Nullable UUID parent,
      String role,
      String state,
      String sealed,
      Instant createdAt) {}

  public List<Row> of(UUID account) {
    return database
        .sql(SELECT + " ORDER BY changed_at DESC, id")
        .param(account)
        .query((row, number) -> row(row))
        .list();
  }

  public Optional<Row> find(UUID account, UUID id) {
    return database
        .sql(SELECT + " AND id = ?")
        .params(account, id)
        .query((row, number) -> row(row))
        .optional();
  }

  public void insert(UUID account, UUID id, String sealed, Instant now) {
    database
        .sql(
            """
            INSERT INTO conversation (id, account_id, sealed, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(id, account, sealed, time(now), time(now))
        .update();
  }

  /** Whether it still was as it was read. */
  public boolean reseal(UUID id, String before, String sealed) {
    return database
            .sql("UPDATE conversation SET sealed = ? WHERE id = ? AND sealed = ?")
            .params(sealed, id, before)
            .update()
        == 1;
  }

  public void leaf(UUID account, UUID id, UUID leaf) {
    database
        .sql("UPDATE conversation SET leaf_id = ? WHERE id = ? AND account_id = ?")
        .params(leaf, id, account)
        .update();
  }

  public void touch(UUID id, Instant now) {
    database
        .sql("UPDATE conversation SET changed_at = ? WHERE id = ?")
        .params(time(now), id)
        .update();
  }

  public boolean delete(UUID account, UUID id) {
    return database
            .sql("DELETE FROM conversation WHERE id = ? AND account_id = ?")
            .params(id, account)
            .update()
        == 1;
  }

  public void deleteAllOf(UUID account) {
    database.sql("DELETE FROM conversation WHERE account_id = ?").param(account).update();
  }

  public List<MessageRow> messages(UUID account, UUID conversation) {
    return database
        .sql(
            """
            SELECT m.id, m.parent_id, m.role, m.state, m.sealed, m.created_at
            FROM chat_message m JOIN conversation c ON c.id = m.conversation_id
            WHERE c.account_id = ? AND c.id = ? ORDER BY m.place
            """)
        .params(account, conversation)
        .query((row, number) ->
            new MessageRow(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("role"),
                row.getString("state"),
                row.getString("sealed"),
                instant(row, "created_at")))
        .list();
  }

  public void add(UUID conversation, MessageRow message) {
    database
        .sql(
            """
            INSERT INTO chat_message
              (id, conversation_id, parent_id, place, role, state, sealed, created_at)
            SELECT ?, ?, ?, COALESCE(MAX(place), 0) + 1, ?, ?, ?, ?
            FROM chat_message WHERE conversation_id = ?
            """)
        .param(message.id())
        .param(conversation)
        .param(message.parent())
        .param(message.role())
        .param(message.state())
        .param(message.sealed())
        .param(time(message.createdAt()))
        .param(conversation)
        .update();
  }

  public void write(UUID conversation, UUID message, String state, String sealed) {
    database
        .sql(
            """
            UPDATE chat_message SET state = ?, sealed = ? WHERE id = ? AND conversation_id = ?
            """)
        .params(state, sealed, message, conversation)
        .update();
  }

  /** Without effect on one that others follow. */
  public void remove(UUID conversation, UUID message) {
    database
        .sql(
            """
            DELETE FROM chat_message WHERE id = ? AND conversation_id = ?
            AND NOT EXISTS (SELECT 1 FROM chat_message o WHERE o.parent_id = ?)
            """)
        .params(message, conversation, message)
        .update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("sealed"),
        row.getObject("leaf_id", UUID.class),
        instant(row, "created_at"),
        instant(row, "changed_at"));
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
