package app.gatehouse.audit;

import app.gatehouse.accounts.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The records' table. */
@Component
class ActivityRows {

  private static final int MAX_DETAIL = 200;
  private static final int MAX_ADDRESS = 64;

  private final JdbcClient database;
  private final Clock clock;

  ActivityRows(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is to be written down.
   *
   * @param account whose record it is, or null where that is nobody's or not known
   * @param by the user name of who did it, or null where that is the account itself or not known
   */
  record Entry(
      ActivityKind kind,
      @Nullable AccountId account,
      @Nullable String accountName,
      @Nullable String by,
      @Nullable String provider,
      @Nullable String detail) {}

  void add(Entry entry) {
    database
        .sql(
            """
            INSERT INTO activity
              (account_id, account_name, by_name, kind, provider_id, detail, address, happened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(entry.account() == null ? null : entry.account().value())
        .param(entry.accountName())
        .param(entry.by())
        .param(entry.kind().stored())
        .param(entry.provider())
        .param(cut(entry.detail(), MAX_DETAIL))
        .param(cut(address(), MAX_ADDRESS))
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** How many happened before, which are gone now. */
  int removeBefore(Instant oldest) {
    return database
        .sql("DELETE FROM activity WHERE happened_at < ?")
        .param(OffsetDateTime.ofInstant(oldest, ZoneOffset.UTC))
        .update();
  }

  /** What the account was called in its newest record; empty when it has none. */
  Optional<String> lastNameOf(AccountId account) {
    return database
        .sql(
            """
            SELECT account_name FROM activity
            WHERE account_id = ? AND account_name IS NOT NULL ORDER BY seq DESC LIMIT 1
            """)
        .param(account.value())
        .query(String.class)
        .optional();
  }

  /** From where the request came that is being answered; null where there is none. */
  private static @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
