package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * All tokens, in memory: looking one up costs no query, whoever shows it. Only one Gatehouse uses a
 * database at a time, so what is here is what holds.
 */
@Component
class TokenDirectory implements SmartInitializingSingleton {

  private final TokenRows rows;
  private final Map<TokenHash, KnownToken> byHash = new ConcurrentHashMap<>();

  TokenDirectory(TokenRows rows) {
    this.rows = rows;
  }

  @Override
  public void afterSingletonsInstantiated() {
    rows.all().forEach(this::add);
  }

  void add(TokenRows.Row row) {
    RequestRate rate = new RequestRate(row.token().terms().requestsPerMinute());
    byHash.put(row.hash(), new KnownToken(row.account(), row.token(), rate));
  }

  /** The token that was shown; empty when it is none of ours. */
  Optional<KnownToken> find(String shown) {
    return TokenText.isWellFormed(shown)
        ? Optional.ofNullable(byHash.get(TokenHash.of(shown)))
        : Optional.empty();
  }

  Collection<KnownToken> all() {
    return byHash.values();
  }

  void remove(UUID id) {
    byHash.values().removeIf(token -> token.id().equals(id));
  }

  void removeAllOf(AccountId account) {
    byHash.values().removeIf(token -> token.account().equals(account));
  }
}
