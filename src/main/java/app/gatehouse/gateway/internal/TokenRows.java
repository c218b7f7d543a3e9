package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessToken.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of the tokens. */
@Component
class TokenRows {

  private final JdbcClient database;

  TokenRows(JdbcClient database) {
    this.database = database;
  }

  /** A token, whose it is, and what it is known by. */
  record Row(AccountId account, TokenHash hash, AccessToken token) {}

  List<Row> all() {
    Map<UUID, Set<String>> models = new HashMap<>();
    database
        .sql("SELECT token_id, name FROM access_token_model")
        .query(row -> {
          models
              .computeIfAbsent(row.getObject("token_id", UUID.class), id -> new HashSet<>())
              .add(row.getString("name"));
        });
    return database
        .sql(
            """
            SELECT id, account_id, hash, hint, name, requests_per_minute, monthly_budget,
              created_at, expires_at, last_used_at
            FROM access_token
            """)
        .query((row, number) -> row(row, models))
        .list();
  }

  private static Row row(ResultSet row, Map<UUID, Set<String>> models) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Terms terms =
        new Terms(
            row.getString("name"),
            models.getOrDefault(id, Set.of()),
            row.getObject("requests_per_minute", Integer.class),
            row.getBigDecimal("monthly_budget"));
    OffsetDateTime createdAt = row.getObject("created_at", OffsetDateTime.class);
    return new Row(
        new AccountId(row.getObject("account_id", UUID.class)),
        TokenHash.ofStored(row.getString("hash")),
        new AccessToken(
            id,
            terms,
            row.getString("hint"),
            createdAt.toInstant(),
            instant(row, "expires_at"),
            instant(row, "last_used_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  void add(Row row) {
    AccessToken token = row.token();
    database
        .sql(
            """
            INSERT INTO access_token
              (id, account_id, hash, hint, name, requests_per_minute, monthly_budget, created_at,
               expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(token.id())
        .param(row.account().value())
        .param(row.hash().stored())
        .param(token.hint())
        .param(token.terms().name())
        .param(token.terms().requestsPerMinute())
        .param(token.terms().monthlyBudget())
        .param(utc(token.createdAt()))
        .param(token.expiresAt() == null ? null : utc(token.expiresAt()))
        .update();
    for (String model : token.terms().models()) {
      database
          .sql("INSERT INTO access_token_model (token_id, name) VALUES (?, ?)")
          .params(token.id(), model)
          .update();
    }
  }

  /** Whether the account had it. */
  boolean delete(AccountId account, UUID id) {
    return database
            .sql("DELETE FROM access_token WHERE id = ? AND account_id = ?")
            .params(id, account.value())
            .update()
        > 0;
  }

  void deleteAllOf(AccountId account) {
    database.sql("DELETE FROM access_token WHERE account_id = ?").param(account.value()).update();
  }

  void used(UUID id, Instant at) {
    database
        .sql("UPDATE access_token SET last_used_at = ? WHERE id = ?")
        .params(utc(at), id)
        .update();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
