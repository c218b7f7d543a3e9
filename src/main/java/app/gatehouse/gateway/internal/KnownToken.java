package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.AccessToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token that has not been revoked, as it is kept in memory. */
final class KnownToken {

  private final AccountId account;
  private final AccessToken token;
  private final RequestRate rate;
  private volatile @Nullable Instant lastUsedAt;
  private volatile @Nullable Instant writtenUse;

  KnownToken(AccountId account, AccessToken token, RequestRate rate) {
    this.account = account;
    this.token = token;
    this.rate = rate;
    this.lastUsedAt = token.lastUsedAt();
    this.writtenUse = token.lastUsedAt();
  }

  AccountId account() {
    return account;
  }

  UUID id() {
    return token.id();
  }

  AccessToken.Terms terms() {
    return token.terms();
  }

  RequestRate rate() {
    return rate;
  }

  boolean isExpired(Instant now) {
    Instant end = token.expiresAt();
    return end != null && !now.isBefore(end);
  }

  /** Whether a request may ask for what it calls so. */
  boolean allows(String name) {
    return terms().models().isEmpty() || terms().models().contains(name);
  }

  void used(Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    if (!minute.equals(lastUsedAt)) {
      lastUsedAt = minute;
    }
  }

  /** When it was last used, if that is not yet stored; from now on it counts as stored. */
  @Nullable Instant takeUnwrittenUse() {
    Instant last = lastUsedAt;
    if (last == null || last.equals(writtenUse)) {
      return null;
    }
    writtenUse = last;
    return last;
  }

  /** For people. */
  AccessToken shown() {
    return new AccessToken(
        token.id(), token.terms(), token.hint(), token.createdAt(), token.expiresAt(), lastUsedAt);
  }
}
