package app.gatehouse.usage.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsageSums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the tables. One thread at a time: Gatehouse has its database for itself. */
@Component
class UsageTables implements UsageStore {

  private static final Logger LOG = LoggerFactory.getLogger(UsageTables.class);

  /** Stands for no token, since a part of a primary key cannot be null. */
  static final UUID NO_TOKEN = new UUID(0, 0);

  private static final int SCALE = 12;
  private static final int MAX_NAME = 100;

  private static final String INSERT =
      """
      INSERT INTO usage_request
        (account_id, happened_at, token_id, token_name, provider_id, model_id, prompt_tokens,
         cached_tokens, completion_tokens, reasoning_tokens, cost, latency_ms, first_token_ms,
         outcome, status)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final int[] TYPES = {
    Types.OTHER,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.OTHER,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.BIGINT,
    Types.BIGINT,
    Types.BIGINT,
    Types.BIGINT,
    Types.NUMERIC,
    Types.BIGINT,
    Types.BIGINT,
    Types.VARCHAR,
    Types.INTEGER
  };

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;

  UsageTables(JdbcTemplate database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** What is summed up together. */
  private record Key(
      LocalDate day,
      AccountId account,
      UUID token,
      @Nullable String name,
      String provider,
      String model) {}

  @Override
  public void write(List<UsageEntry> entries) {
    try {
      writeTogether(entries);
    } catch (DataIntegrityViolationException e) {
      // Most likely the account of one has just been removed: its requests went with it.
      entries.forEach(this::writeAlone);
    }
  }

  private void writeAlone(UsageEntry entry) {
    try {
      writeTogether(List.of(entry));
    } catch (DataIntegrityViolationException e) {
      LOG.debug("A request is not written down, since its account is gone", e);
    }
  }

  private void writeTogether(List<UsageEntry> entries) {
    transaction.executeWithoutResult(status -> {
      database.batchUpdate(INSERT, entries.stream().map(UsageTables::values).toList(), TYPES);
      Map<Key, UsageSums> sums = new LinkedHashMap<>();
      entries.forEach(entry -> sums.merge(key(entry), UsageSums.of(entry), UsageSums::plus));
      sums.forEach(this::add);
    });
  }

  private static @Nullable Object[] values(UsageEntry entry) {
    UsageEntry.Token token = entry.token();
    return new @Nullable Object[] {
      entry.account().value(),
      time(entry.at()),
      token == null ? null : token.id(),
      token == null ? null : cut(token.name()),
      entry.model().provider().value(),
      entry.model().id(),
      entry.tokens().prompt(),
      entry.tokens().cached(),
      entry.tokens().completion(),
      entry.tokens().reasoning(),
      entry.cost() == null ? null : scaled(entry.cost()),
      entry.latency().toMillis(),
      entry.firstToken() == null ? null : entry.firstToken().toMillis(),
      entry.outcome().name(),
      entry.status()
    };
  }

  private static Key key(UsageEntry entry) {
    UsageEntry.Token token = entry.token();
    return new Key(
        LocalDate.ofInstant(entry.at(), ZoneOffset.UTC),
        entry.account(),
        token == null ? NO_TOKEN : token.id(),
        token == null ? null : cut(token.name()),
        entry.model().provider().value(),
        entry.model().id());
  }

  private void add(Key key, UsageSums sums) {
    @Nullable Object[] values = {
      sums.requests(),
      sums.failures(),
      sums.prompt(),
      sums.completion(),
      sums.uncounted(),
      scaled(sums.cost()),
      sums.unpriced(),
      key.day(),
      key.account().value(),
      key.token(),
      key.provider(),
      key.model(),
      key.name()
    };
    int changed =
        database.update(
            """
            UPDATE usage_day SET
              requests = requests + ?, failures = failures + ?, prompt_tokens = prompt_tokens + ?,
              completion_tokens = completion_tokens + ?, uncounted = uncounted + ?,
              cost = cost + ?, unpriced = unpriced + ?
            WHERE used_on = ? AND account_id = ? AND token_id = ? AND provider_id = ? AND model_id = ?
            """,
            Arrays.copyOf(values, values.length - 1));
    if (changed == 0) {
      database.update(
          """
          INSERT INTO usage_day
            (requests, failures, prompt_tokens, completion_tokens, uncounted, cost, unpriced,
             used_on, account_id, token_id, provider_id, model_id, token_name)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          values);
    }
  }

  @Override
  public void write(UsageGap gap) {
    database.update(
        "INSERT INTO usage_gap (happened_at, lost) VALUES (?, ?)", time(gap.at()), gap.lost());
  }

  /** Hears what each token has cost from this day on. */
  void costsSince(LocalDate day, BiConsumer<UUID, BigDecimal> action) {
    database.query(
        """
        SELECT token_id, SUM(cost) AS costs FROM usage_day
        WHERE used_on >= ? AND token_id <> ? GROUP BY token_id
        """,
        row -> {
          action.accept(row.getObject("token_id", UUID.class), row.getBigDecimal("costs"));
        },
        day,
        NO_TOKEN);
  }

  /** To be called within the transaction that removes the account. */
  void deleteAll(AccountId account) {
    for (String table : List.of("usage_request", "usage_day", "usage_budget_warning")) {
      database.update("DELETE FROM " + table + " WHERE account_id = ?", account.value());
    }
  }

  /** How many requests happened before, which are gone now with their sums. */
  int deleteBefore(LocalDate oldest) {
    OffsetDateTime moment = oldest.atStartOfDay().atOffset(ZoneOffset.UTC);
    Integer removed =
        transaction.execute(status -> {
          database.update("DELETE FROM usage_day WHERE used_on < ?", oldest);
          database.update("DELETE FROM usage_gap WHERE happened_at < ?", moment);
          database.update("DELETE FROM usage_budget_warning WHERE month_of < ?", oldest);
          return database.update("DELETE FROM usage_request WHERE happened_at < ?", moment);
        });
    return removed == null ? 0 : removed;
  }

  static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static BigDecimal scaled(BigDecimal cost) {
    return cost.setScale(SCALE, RoundingMode.HALF_UP);
  }

  private static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }
}
