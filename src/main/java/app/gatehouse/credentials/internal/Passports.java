package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The passports' table. */
@Component
public class Passports {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_FACTS = 8000;

  private static final String SELECT =
      """
      SELECT p.credential_id, p.latest, p.latest_until, p.asked_at, p.latency_millis, p.judged,
        p.judged_until, p.judged_at, p.facts
      FROM passport p
      """;

  private final JdbcClient database;

  Passports(JdbcClient database) {
    this.database = database;
  }

  /** Those of all the account's credentials that have one. */
  public Map<CredentialId, Passport> of(AccountId account) {
    Map<CredentialId, Passport> found = new HashMap<>();
    database
        .sql(SELECT + "JOIN credential c ON c.id = p.credential_id WHERE c.account_id = ?")
        .param(account.value())
        .query(row -> {
          CredentialId id = new CredentialId(row.getObject("credential_id", UUID.class));
          read(row).ifPresent(passport -> found.put(id, passport));
        });
    return found;
  }

  public Optional<Passport> find(CredentialId id) {
    return database
        .sql(SELECT + "WHERE p.credential_id = ?")
        .param(id.value())
        .query((row, number) -> read(row))
        .optional()
        .flatMap(passport -> passport);
  }

  /** Without effect where there is none. */
  public void forget(CredentialId id) {
    database.sql("DELETE FROM passport WHERE credential_id = ?").param(id.value()).update();
  }

  /** How often in a row the provider was asked without judging the credential. */
  public int failures(CredentialId id) {
    return database
        .sql("SELECT failures FROM passport WHERE credential_id = ?")
        .param(id.value())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /** Puts a passport in the place of the one that may be there. */
  public void put(CredentialId id, Passport passport, int failures, Instant nextAt) {
    forget(id);
    Verdict judged = passport.judged();
    Duration latency = passport.latency();
    database
        .sql(
            """
            INSERT INTO passport (credential_id, latest, latest_until, asked_at, latency_millis,
              judged, judged_until, judged_at, facts, failures, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(id.value())
        .param(VerdictText.of(passport.latest()))
        .param(at(VerdictText.until(passport.latest())))
        .param(at(passport.askedAt()))
        .param(latency == null ? null : (int) Math.min(latency.toMillis(), Integer.MAX_VALUE))
        .param(judged == null ? null : VerdictText.of(judged))
        .param(judged == null ? null : at(VerdictText.until(judged)))
        .param(at(passport.judgedAt()))
        .param(text(passport.facts()))
        .param(failures)
        .param(at(nextAt))
        .update();
  }

  /** Credentials with a secret that are to be asked about by now, the longest overdue first. */
  public List<DueCheck> due(Instant now, int limit) {
    return database
        .sql(
            """
            SELECT c.account_id, c.provider_id FROM credential c
            LEFT JOIN passport p ON p.credential_id = c.id
            WHERE c.sealed IS NOT NULL AND (p.next_at IS NULL OR p.next_at <= ?)
            ORDER BY COALESCE(p.next_at, c.added_at) FETCH FIRST ? ROWS ONLY
            """)
        .param(at(now))
        .param(limit)
        .query((row, number) -> due(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty for a row that was altered and names no provider. */
  private static Optional<DueCheck> due(ResultSet row) throws SQLException {
    String provider = row.getString("provider_id");
    AccountId account = new AccountId(row.getObject("account_id", UUID.class));
    return ProviderId.isValid(provider)
        ? Optional.of(new DueCheck(account, new ProviderId(provider)))
        : Optional.empty();
  }

  /** A credential that is to be asked about. */
  public record DueCheck(AccountId account, ProviderId provider) {}

  private static Optional<Passport> read(ResultSet row) throws SQLException {
    Verdict latest = VerdictText.read(row.getString("latest"), instant(row, "latest_until"));
    Instant askedAt = instant(row, "asked_at");
    if (latest == null || askedAt == null) {
      return Optional.empty();
    }
    String judged = row.getString("judged");
    int millis = row.getInt("latency_millis");
    Duration latency = row.wasNull() ? null : Duration.ofMillis(millis);
    return Optional.of(
        new Passport(
            latest,
            askedAt,
            latency,
            judged == null ? null : VerdictText.read(judged, instant(row, "judged_until")),
            instant(row, "judged_at"),
            facts(row.getString("facts"))));
  }

  /** What does not fit is left out as a whole: half of the facts would look like all of them. */
  private static String text(KeyFacts facts) {
    String text = JSON.writeValueAsString(facts);
    return text.length() <= LONGEST_FACTS ? text : JSON.writeValueAsString(KeyFacts.UNKNOWN);
  }

  private static KeyFacts facts(String text) {
    try {
      return JSON.readValue(text, KeyFacts.class);
    } catch (JacksonException ofAnotherVersion) {
      return KeyFacts.UNKNOWN;
    }
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
