package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells who may come in by what they show. Asks no database. */
@Component
class Doorkeeper implements SmartInitializingSingleton {

  private final TokenDirectory directory;
  private final AccountService accounts;
  private final ProviderCatalog providers;
  private final OpenExchanges exchanges;
  private final Clock clock;
  private final Set<AccountId> disabled = ConcurrentHashMap.newKeySet();

  Doorkeeper(
      TokenDirectory directory,
      AccountService accounts,
      ProviderCatalog providers,
      OpenExchanges exchanges,
      Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.providers = providers;
    this.exchanges = exchanges;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    disabled.addAll(accounts.disabled());
  }

  /**
   * Lets in who shows a good token.
   *
   * @param shown what came in the place of a token; null when nothing did
   */
  KnownToken admit(@Nullable String shown) throws RefusedException {
    if (shown == null || shown.isBlank()) {
      throw new RefusedException(Refusals.noToken());
    }
    KnownToken token =
        directory.find(shown).orElseThrow(() -> new RefusedException(whatElse(shown)));
    Instant now = clock.instant();
    if (token.isExpired(now)) {
      throw new RefusedException(Refusals.expired());
    }
    if (disabled.contains(token.account())) {
      throw new RefusedException(Refusals.disabled());
    }
    token.used(now);
    return token;
  }

  private Problem whatElse(String shown) {
    Optional<Provider> owner = providers.recognise(shown);
    return owner
        .map(provider -> Refusals.providersKey(provider.name()))
        .orElseGet(Refusals::wrongToken);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void after(AccountEvent.Disabled event) {
    disabled.add(event.account());
    exchanges.end(Ending.REVOKED, exchange -> exchange.isOf(event.account()));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void after(AccountEvent.Enabled event) {
    disabled.remove(event.account());
  }
}
