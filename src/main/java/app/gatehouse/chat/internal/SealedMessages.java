package app.gatehouse.chat.internal;

import app.gatehouse.vault.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The contents of all messages. */
@Component
class SealedMessages extends SealedRows {

  SealedMessages(
      JdbcTemplate database, TransactionTemplate transaction, ChatSeal seal, KeyRing ring) {
    super(
        database,
        transaction,
        seal,
        ring,
        "chat_message",
        """
        SELECT t.id, c.account_id, t.conversation_id, t.role, t.sealed
        FROM chat_message t JOIN conversation c ON c.id = t.conversation_id
        """);
  }

  @Override
  ChatSeal.Place place(ResultSet row) throws SQLException {
    return new ChatSeal.Place.OfMessage(
        row.getObject("account_id", UUID.class),
        row.getObject("conversation_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("role"));
  }
}
