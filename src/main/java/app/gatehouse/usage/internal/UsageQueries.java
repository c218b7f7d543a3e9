package app.gatehouse.usage.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.usage.UsageSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables: sums from the days', single requests from their own. */
@Service
class UsageQueries implements UsageReports {

  private static final int PAGE = 2_000;

  private static final String SUMS =
      """
      SUM(u.requests) AS requests, SUM(u.failures) AS failures, SUM(u.prompt_tokens) AS prompt,
      SUM(u.completion_tokens) AS completion, SUM(u.uncounted) AS uncounted, SUM(u.cost) AS cost,
      SUM(u.unpriced) AS unpriced
      """;

  private final JdbcClient database;
  private final AccountService accounts;

  UsageQueries(JdbcClient database, AccountService accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  @Override
  @Transactional(readOnly = true)
  public UsageReport report(AccountId reader, Scope scope, UsagePeriod period) {
    Optional<AccountId> only = only(reader, scope);
    List<UsageReport.Day> days =
        grouped(
            "u.used_on",
            only,
            period,
            "u.used_on",
            row -> new UsageReport.Day(row.getObject("used_on", LocalDate.class), sums(row)));
    return new UsageReport(
        days.stream().map(UsageReport.Day::sums).reduce(UsageSums.NONE, UsageSums::plus),
        days,
        grouped(
            "u.provider_id, u.model_id",
            only,
            period,
            "requests DESC, u.provider_id, u.model_id",
            row -> new UsageReport.OfModel(model(row), sums(row))),
        grouped(
            "u.token_id, u.token_name",
            only,
            period,
            "requests DESC, u.token_id",
            UsageQueries::token),
        only.isPresent() ? List.of() : accounts(period),
        median(only, period));
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> grouped(
      String group, Optional<AccountId> only, UsagePeriod period, String order, Row<T> row) {
    return database
        .sql(
            "SELECT %s, %s FROM usage_day u WHERE u.used_on BETWEEN ? AND ? %s GROUP BY %s ORDER BY %s"
                .formatted(
                    group, SUMS, only.isPresent() ? "AND u.account_id = ?" : "", group, order))
        .params(period.first(), period.last())
        .params(only.map(account -> List.<Object>of(account.value())).orElse(List.of()))
        .query((result, number) -> row.of(result))
        .list();
  }

  private List<UsageReport.OfAccount> accounts(UsagePeriod period) {
    return database
        .sql(
            "SELECT u.account_id, a.username, "
                + SUMS
                + """
                FROM usage_day u JOIN account a ON a.id = u.account_id
                WHERE u.used_on BETWEEN ? AND ?
                GROUP BY u.account_id, a.username ORDER BY requests DESC, a.username
                """)
        .params(period.first(), period.last())
        .query((row, number) ->
            new UsageReport.OfAccount(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("username"),
                sums(row)))
        .list();
  }

  private @Nullable Duration median(Optional<AccountId> only, UsagePeriod period) {
    List<Long> latest =
        requests(
                "SELECT u.first_token_ms FROM usage_request u",
                "AND u.first_token_ms IS NOT NULL ORDER BY u.happened_at DESC LIMIT "
                    + UsageReport.MEDIAN_OF,
                only,
                period)
            .query((row, number) -> row.getLong("first_token_ms"))
            .list();
    return latest.isEmpty()
        ? null
        : Duration.ofMillis(latest.stream().sorted().toList().get((latest.size() - 1) / 2));
  }

  @Override
  @Transactional(readOnly = true)
  public List<UsageRow> recent(AccountId reader, Scope scope, UsagePeriod period, int limit) {
    return requests(
            "SELECT u.*, a.username FROM usage_request u JOIN account a ON a.id = u.account_id",
            "ORDER BY u.happened_at DESC LIMIT " + limit,
            only(reader, scope),
            period)
        .query(ROW)
        .list();
  }

  /** Page by page, so that neither memory nor a transaction is held for long. */
  @Override
  public void each(AccountId reader, Scope scope, UsagePeriod period, Consumer<UsageRow> action) {
    Optional<AccountId> only = only(reader, scope);
    // The numbers of a page's end: times may be equal.
    long after = 0;
    List<Numbered> page;
    do {
      page =
          requests(
                  "SELECT u.*, a.username FROM usage_request u JOIN account a ON a.id = u.account_id",
                  "AND u.seq > " + after + " ORDER BY u.seq LIMIT " + PAGE,
                  only,
                  period)
              .query((row, number) -> new Numbered(row.getLong("seq"), ROW.mapRow(row, number)))
              .list();
      page.forEach(numbered -> action.accept(numbered.row()));
      after = page.isEmpty() ? after : page.getLast().seq();
    } while (page.size() == PAGE);
  }

  private record Numbered(long seq, UsageRow row) {}

  private JdbcClient.StatementSpec requests(
      String select, String end, Optional<AccountId> only, UsagePeriod period) {
    return database
        .sql(
            "%s WHERE u.happened_at >= ? AND u.happened_at < ? %s %s"
                .formatted(select, only.isPresent() ? "AND u.account_id = ?" : "", end))
        .params(UsageTables.time(period.begin()), UsageTables.time(period.end()))
        .params(only.map(account -> List.<Object>of(account.value())).orElse(List.of()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<UsageGap> gaps(UsagePeriod period) {
    return database
        .sql(
            "SELECT happened_at, lost FROM usage_gap WHERE happened_at >= ? AND happened_at < ?"
                + " ORDER BY happened_at")
        .params(UsageTables.time(period.begin()), UsageTables.time(period.end()))
        .query((row, number) ->
            new UsageGap(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                longOf(row, "lost")))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<LocalDate> firstDay(AccountId reader, Scope scope) {
    Optional<AccountId> only = only(reader, scope);
    return database
        .sql(
            "SELECT used_on FROM usage_day "
                + (only.isPresent() ? "WHERE account_id = ?" : "")
                + " ORDER BY used_on LIMIT 1")
        .params(only.map(account -> List.<Object>of(account.value())).orElse(List.of()))
        .query((row, number) -> row.getObject("used_on", LocalDate.class))
        .optional();
  }

  /** Whose requests alone are looked at; empty for everybody's. */
  private Optional<AccountId> only(AccountId reader, Scope scope) {
    boolean owner = accounts.find(reader).map(Account::owner).orElse(false);
    return scope == Scope.EVERYBODY && owner ? Optional.empty() : Optional.of(reader);
  }

  private static final RowMapper<UsageRow> ROW =
      (row, number) -> new UsageRow(entry(row), row.getString("username"));

  private static UsageEntry entry(ResultSet row) throws SQLException {
    UUID token = row.getObject("token_id", UUID.class);
    Long first = longOf(row, "first_token_ms");
    return new UsageEntry(
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        new AccountId(row.getObject("account_id", UUID.class)),
        token == null ? null : new UsageEntry.Token(token, row.getString("token_name")),
        model(row),
        new Tokens(
            longOf(row, "prompt_tokens"),
            longOf(row, "cached_tokens"),
            longOf(row, "completion_tokens"),
            longOf(row, "reasoning_tokens")),
        row.getBigDecimal("cost"),
        Duration.ofMillis(row.getLong("latency_ms")),
        first == null ? null : Duration.ofMillis(first),
        Outcome.valueOf(row.getString("outcome")),
        row.getInt("status"));
  }

  private static UsageReport.OfToken token(ResultSet row) throws SQLException {
    UUID id = row.getObject("token_id", UUID.class);
    boolean person = UsageTables.NO_TOKEN.equals(id);
    return new UsageReport.OfToken(
        person ? null : id, person ? null : row.getString("token_name"), sums(row));
  }

  private static ModelRef model(ResultSet row) throws SQLException {
    return new ModelRef(new ProviderId(row.getString("provider_id")), row.getString("model_id"));
  }

  private static UsageSums sums(ResultSet row) throws SQLException {
    return new UsageSums(
        row.getLong("requests"),
        row.getLong("failures"),
        row.getLong("prompt"),
        row.getLong("completion"),
        row.getLong("uncounted"),
        row.getBigDecimal("cost"),
        row.getLong("unpriced"));
  }

  private static @Nullable Long longOf(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
