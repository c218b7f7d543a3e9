package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.Price;
import app.gatehouse.providers.ProviderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of the models that providers listed. */
@Component
class LiveModelRows {

  /** Digits after the point of a price; the table's. */
  private static final int PRICE_SCALE = 8;

  private static final String COLUMNS =
      """
      m.place, m.model_id, m.name, m.kind, m.context_window, m.output_limit, m.takes, m.gives,
      m.input_price, m.output_price, m.stage, m.ends_on, m.base, m.gone_at
      """;

  private final JdbcTemplate database;

  LiveModelRows(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * A model of a list.
   *
   * @param place in the provider's own order
   * @param goneAt when the provider listed it no more; null while it does
   */
  record Row(int place, ListedModel model, @Nullable Instant goneAt) {

    /** As the table can hold it, so that a row equals what comes back from there. */
    Row {
      ModelFacts facts = model.facts();
      Price price = facts.price();
      model =
          new ListedModel(
              model.id(),
              model.name(),
              facts
                  .withPrice(new Price(rounded(price.input()), rounded(price.output())))
                  .withLocal(null));
    }
  }

  /** A model of some list of an account. */
  record AccountRow(ProviderId provider, Instant listedAt, Row row) {}

  List<Row> of(UUID list) {
    return database.query(
        "SELECT " + COLUMNS + " FROM live_model m WHERE m.list_id = ?",
        (row, number) -> read(row),
        list);
  }

  /** All lists of an account, those of providers that are not known any more among them. */
  List<AccountRow> of(AccountId account) {
    return database.query(
        "SELECT l.provider_id, l.listed_at, "
            + COLUMNS
            + " FROM live_list l JOIN live_model m ON m.list_id = l.id WHERE l.account_id = ?",
        (row, number) ->
            new AccountRow(
                new ProviderId(row.getString("provider_id")),
                row.getObject("listed_at", OffsetDateTime.class).toInstant(),
                read(row)),
        account.value());
  }

  void insert(UUID list, Collection<Row> rows) {
    write(
        """
        INSERT INTO live_model (place, name, kind, context_window, output_limit, takes, gives,
          input_price, output_price, stage, ends_on, base, gone_at, list_id, model_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)
        """,
        list,
        rows);
  }

  void update(UUID list, Collection<Row> rows) {
    write(
        """
        UPDATE live_model SET place = ?, name = ?, kind = ?, context_window = ?, output_limit = ?,
          takes = ?, gives = ?, input_price = ?, output_price = ?, stage = ?, ends_on = ?,
          base = ?, gone_at = NULL
        WHERE list_id = ? AND model_id = ?
        """,
        list,
        rows);
  }

  void markGone(UUID list, Collection<Row> rows, Instant at) {
    database.batchUpdate(
        "UPDATE live_model SET gone_at = ? WHERE list_id = ? AND model_id = ?",
        rows.stream()
            .map(row -> new Object[] {at.atOffset(ZoneOffset.UTC), list, row.model().id()})
            .toList());
  }

  /** Leaves this many of those that are gone, the latest. */
  void forgetGone(UUID list, int most) {
    List<String> ids =
        database.query(
            """
            SELECT model_id FROM live_model WHERE list_id = ? AND gone_at IS NOT NULL
            ORDER BY gone_at DESC, place OFFSET ? ROWS
            """,
            (row, number) -> row.getString("model_id"),
            list,
            most);
    database.batchUpdate(
        "DELETE FROM live_model WHERE list_id = ? AND model_id = ?",
        ids.stream().map(id -> new Object[] {list, id}).toList());
  }

  private void write(String sql, UUID list, Collection<Row> rows) {
    database.batchUpdate(sql, rows.stream().map(row -> values(list, row)).toList());
  }

  private static @Nullable Object[] values(UUID list, Row row) {
    ModelFacts facts = row.model().facts();
    return new @Nullable Object[] {
      row.place(),
      row.model().name(),
      facts.kind().name(),
      facts.contextWindow(),
      facts.outputLimit(),
      text(facts.takes()),
      text(facts.gives()),
      facts.price().input(),
      facts.price().output(),
      facts.lifecycle().stage().name(),
      facts.lifecycle().endsOn(),
      facts.base(),
      list,
      row.model().id()
    };
  }

  private static Row read(ResultSet row) throws SQLException {
    ModelFacts facts =
        new ModelFacts(
            constant(ModelKind.class, row.getString("kind"), ModelKind.OTHER),
            number(row, "context_window"),
            number(row, "output_limit"),
            modalities(row.getString("takes")),
            modalities(row.getString("gives")),
            new Price(row.getBigDecimal("input_price"), row.getBigDecimal("output_price")),
            new Lifecycle(
                constant(Lifecycle.Stage.class, row.getString("stage"), Lifecycle.Stage.UNKNOWN),
                row.getObject("ends_on", LocalDate.class)),
            row.getString("base"),
            null);
    OffsetDateTime gone = row.getObject("gone_at", OffsetDateTime.class);
    return new Row(
        row.getInt("place"),
        new ListedModel(row.getString("model_id"), row.getString("name"), facts),
        gone == null ? null : gone.toInstant());
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  private static String text(Set<Modality> modalities) {
    return modalities.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  private static Set<Modality> modalities(String text) {
    return Stream.of(text.split(","))
        .flatMap(name -> Arrays.stream(Modality.values()).filter(one -> one.name().equals(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A constant that only another version of Gatehouse has is none. */
  private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElse(otherwise);
  }

  /** Null also for what no table holds. */
  private static @Nullable BigDecimal rounded(@Nullable BigDecimal price) {
    if (price == null
        || price.signum() < 0
        || price.compareTo(BigDecimal.valueOf(1_000_000_000L)) > 0) {
      return null;
    }
    return price.setScale(PRICE_SCALE, RoundingMode.HALF_UP);
  }
}
