package app.gatehouse.chat.internal;

import app.gatehouse.vault.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The heads of all conversations. */
@Component
class SealedConversations extends SealedRows {

  SealedConversations(
      JdbcTemplate database, TransactionTemplate transaction, ChatSeal seal, KeyRing ring) {
    super(
        database,
        transaction,
        seal,
        ring,
        "conversation",
        "SELECT t.id, t.account_id, t.sealed FROM conversation t");
  }

  @Override
  ChatSeal.Place place(ResultSet row) throws SQLException {
    return new ChatSeal.Place.OfConversation(
        row.getObject("account_id", UUID.class), row.getObject("id", UUID.class));
  }
}
