package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.OneTimeLink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The links that let their bearer choose a password: 256 random bits, of which only the SHA-256 is
 * kept. An account has at most one.
 */
@Component
public class OneTimeLinks {

  private static final int TOKEN_BYTES = 32;

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  OneTimeLinks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a link is for. */
  public enum Purpose {
    /** An account's first password. */
    INVITE,
    /** Another one. */
    RESET
  }

  /** A link as it is stored. */
  record Stored(AccountId account, Purpose purpose) {}

  /** Makes a link; the one the account had before is void. Call it in a transaction. */
  public OneTimeLink make(AccountEntity account, Purpose purpose, Duration validity) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expiresAt = clock.instant().plus(validity);
    discard(account.id());
    database
        .sql(
            "INSERT INTO account_link (account_id, token_hash, purpose, expires_at)"
                + " VALUES (?, ?, ?, ?)")
        .params(account.id().value(), hash(token), purpose.name(), at(expiresAt))
        .update();
    return new OneTimeLink(token, account.username(), expiresAt);
  }

  /** What the token is good for; empty when it is unknown, used or expired. */
  Optional<Stored> find(String token) {
    return database
        .sql("SELECT account_id, purpose FROM account_link WHERE token_hash = ? AND expires_at > ?")
        .params(hash(token), at(clock.instant()))
        .query((row, number) ->
            new Stored(
                new AccountId(row.getObject("account_id", UUID.class)),
                Purpose.valueOf(row.getString("purpose"))))
        .optional();
  }

  /** Takes the link away; true for the one who did. */
  boolean take(String token) {
    return database.sql("DELETE FROM account_link WHERE token_hash = ?").param(hash(token)).update()
        == 1;
  }

  public void discard(AccountId account) {
    database.sql("DELETE FROM account_link WHERE account_id = ?").param(account.value()).update();
  }

  /** When the link of each account that has one expires, or expired. */
  public Map<AccountId, Instant> expiries() {
    Map<AccountId, Instant> expiries = new HashMap<>();
    database
        .sql("SELECT account_id, expires_at FROM account_link")
        .query(row -> {
          expiries.put(
              new AccountId(row.getObject("account_id", UUID.class)),
              row.getObject("expires_at", OffsetDateTime.class).toInstant());
        });
    return expiries;
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
