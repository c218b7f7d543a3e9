package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.NewPassword;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts how often a password was tried in vain, and from the fifth time on has the next try wait:
 * 30 seconds, then twice as long each time, at most 15 minutes. Kept in the database, so that a
 * restart forgives nothing.
 *
 * <p>A try is counted before the password is looked at, and forgotten again when it was right: of
 * any number that come at the same moment, no more are looked at than of those that come one after
 * the other.
 */
@Component
public class SignInAttempts {

  static final int FREE = 5;
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** After a day without any try the count begins anew. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final int UNKNOWN_SLOTS = 1024;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SignInAttempts(JdbcClient database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A try that has been counted.
   *
   * @param allowed whether the password may be looked at
   * @param lockedUntil when the next one may be, unless this one is right; null: at once
   */
  public record Attempt(boolean allowed, @Nullable Instant lockedUntil) {}

  private record Row(
      int attempts, Instant lastAttemptAt, @Nullable Instant lockedUntil, long version) {

    boolean isLocked(Instant now) {
      return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** With one try more. */
    Row next(Instant now) {
      if (isLocked(now)) {
        return new Row(attempts, now, lockedUntil, version);
      }
      int count = lastAttemptAt.plus(MEMORY).isBefore(now) ? 1 : attempts + 1;
      return new Row(count, now, waitAfter(count).map(now::plus).orElse(null), version);
    }
  }

  public static UUID slot(AccountId account) {
    return account.value();
  }

  /** One of a fixed number that all unknown names share; collisions keep nobody out. */
  static UUID slotOfUnknown(String username) {
    return new UUID(0, Math.floorMod(NewPassword.fold(username).hashCode(), UNKNOWN_SLOTS));
  }

  static Optional<Duration> waitAfter(int attempts) {
    if (attempts < FREE) {
      return Optional.empty();
    }
    int doublings = Math.min(attempts - FREE, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  /** Counts a try; writes the same whether it is allowed or not. */
  public Attempt begin(UUID slot) {
    while (true) {
      try {
        Optional<Attempt> counted = transaction.execute(status -> count(slot));
        if (counted.isPresent()) {
          return counted.get();
        }
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // Another try was first by a moment: look again.
      }
    }
  }

  /** Forgets the tries: the password was right, or another one has been chosen. */
  public void forget(AccountId account) {
    database.sql("DELETE FROM sign_in_attempts WHERE slot = ?").param(slot(account)).update();
  }

  /** The accounts that are locked now, and until when. */
  public Map<AccountId, Instant> locked() {
    Map<AccountId, Instant> locked = new HashMap<>();
    database
        .sql("SELECT slot, locked_until FROM sign_in_attempts WHERE locked_until > ?")
        .param(at(clock.instant()))
        .query(row -> {
          locked.put(
              new AccountId(row.getObject("slot", UUID.class)),
              row.getObject("locked_until", OffsetDateTime.class).toInstant());
        });
    return locked;
  }

  private Optional<Attempt> count(UUID slot) {
    Instant now = clock.instant();
    Optional<Row> before =
        database
            .sql(
                "SELECT attempts, last_attempt_at, locked_until, version FROM sign_in_attempts"
                    + " WHERE slot = ?")
            .param(slot)
            .query(SignInAttempts::read)
            .optional();
    if (before.isEmpty()) {
      database
          .sql(
              "INSERT INTO sign_in_attempts (slot, attempts, last_attempt_at, version)"
                  + " VALUES (?, 1, ?, 0)")
          .params(slot, at(now))
          .update();
      return Optional.of(new Attempt(true, null));
    }
    Row after = before.get().next(now);
    int changed =
        database
            .sql(
                "UPDATE sign_in_attempts SET attempts = ?, last_attempt_at = ?, locked_until = ?,"
                    + " version = version + 1 WHERE slot = ? AND version = ?")
            .param(after.attempts())
            .param(at(after.lastAttemptAt()))
            .param(after.lockedUntil() == null ? null : at(after.lockedUntil()))
            .param(slot)
            .param(after.version())
            .update();
    return changed == 0
        ? Optional.empty()
        : Optional.of(new Attempt(!before.get().isLocked(now), after.lockedUntil()));
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
    return new Row(
        row.getInt("attempts"),
        row.getObject("last_attempt_at", OffsetDateTime.class).toInstant(),
        locked == null ? null : locked.toInstant(),
        row.getLong("version"));
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
