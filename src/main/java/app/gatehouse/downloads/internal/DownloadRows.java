package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.hub.RepositoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of downloads. */
@Component
class DownloadRows {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  DownloadRows(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** All, in the order in which they go. */
  List<Row> all() {
    Map<UUID, List<Row.Part>> parts = new HashMap<>();
    database
        .sql("SELECT download_id, path, size_bytes FROM download_file ORDER BY download_id, place")
        .query(row -> {
          parts
              .computeIfAbsent(row.getObject("download_id", UUID.class), id -> new ArrayList<>())
              .add(new Row.Part(row.getString("path"), number(row, "size_bytes")));
        });
    return database
        .sql("SELECT * FROM download ORDER BY place, added_at")
        .query((row, number) ->
            read(row, parts.getOrDefault(row.getObject("id", UUID.class), List.of())))
        .list();
  }

  void insert(Row row) {
    transaction.executeWithoutResult(status -> {
      database
          .sql(
              """
              INSERT INTO download (revision, state, detail, place, arrived, state_at, next_at,
                unseen, listed, id, account_id, repository, name, added_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(changing(row))
          .params(
              row.id().value(),
              row.account().value(),
              row.repository().value(),
              row.name(),
              row.addedAt().atOffset(ZoneOffset.UTC))
          .update();
      for (int place = 0; place < row.parts().size(); place++) {
        database
            .sql(
                "INSERT INTO download_file (download_id, place, path, size_bytes)"
                    + " VALUES (?, ?, ?, ?)")
            .param(row.id().value())
            .param(place)
            .param(row.parts().get(place).path())
            .param(row.parts().get(place).bytes())
            .update();
      }
    });
  }

  /** All of it but its files; without effect when it is gone. */
  void update(Row row) {
    database
        .sql(
            """
            UPDATE download SET revision = ?, state = ?, detail = ?, place = ?, arrived = ?,
              state_at = ?, next_at = ?, unseen = ?, listed = ?
            WHERE id = ?
            """)
        .params(changing(row))
        .param(row.id().value())
        .update();
  }

  /** The same, with what the Hub has said of one of its files. */
  void update(Row row, int place) {
    transaction.executeWithoutResult(status -> {
      update(row);
      database
          .sql("UPDATE download_file SET size_bytes = ? WHERE download_id = ? AND place = ?")
          .param(row.parts().get(place).bytes())
          .param(row.id().value())
          .param(place)
          .update();
    });
  }

  void delete(DownloadId id) {
    database.sql("DELETE FROM download WHERE id = ?").param(id.value()).update();
  }

  void deleteAll(AccountId account) {
    database.sql("DELETE FROM download WHERE account_id = ?").param(account.value()).update();
  }

  private static List<@Nullable Object> changing(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(row.commit());
    values.add(StateText.name(row.state()));
    values.add(StateText.detail(row.state()));
    values.add(row.order());
    values.add(row.arrived());
    values.add(at(StateText.at(row.state())));
    values.add(at(StateText.next(row.state())));
    values.add(row.unseen());
    values.add(row.listed());
    return values;
  }

  private static Row read(ResultSet row, List<Row.Part> parts) throws SQLException {
    Instant added = row.getObject("added_at", OffsetDateTime.class).toInstant();
    Download.State state =
        StateText.read(
            row.getString("state"),
            row.getString("detail"),
            instant(row, "state_at"),
            instant(row, "next_at"),
            added);
    return new Row(
        new DownloadId(row.getObject("id", UUID.class)),
        new AccountId(row.getObject("account_id", UUID.class)),
        new RepositoryId(row.getString("repository")),
        row.getString("name"),
        added,
        parts,
        row.getString("revision"),
        state,
        row.getLong("place"),
        row.getLong("arrived"),
        row.getBoolean("unseen"),
        row.getBoolean("listed"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
