package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.gateway.GatewayEvent;
import app.gatehouse.vault.SecretText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class StoredAccessTokens implements AccessTokens {

  private final TokenRows rows;
  private final TokenDirectory directory;
  private final OpenExchanges exchanges;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  StoredAccessTokens(
      TokenRows rows,
      TokenDirectory directory,
      OpenExchanges exchanges,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.directory = directory;
    this.exchanges = exchanges;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public List<AccessToken> of(AccountId account) {
    return directory.all().stream()
        .filter(token -> token.account().equals(account))
        .map(KnownToken::shown)
        .sorted(
            Comparator.comparing(AccessToken::createdAt).reversed().thenComparing(AccessToken::id))
        .toList();
  }

  @Override
  public Made make(AccountId account, AccessToken.Terms terms, @Nullable Instant expiresAt) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    TermsCheck.check(terms, expiresAt, now);
    String secret = TokenText.random(random);
    AccessToken token =
        new AccessToken(UUID.randomUUID(), terms, TokenText.hint(secret), now, expiresAt, null);
    TokenRows.Row row = new TokenRows.Row(account, TokenHash.of(secret), token);
    transaction.executeWithoutResult(status -> {
      rows.add(row);
      events.publishEvent(new GatewayEvent.TokenMade(account, terms.name()));
    });
    directory.add(row);
    return new Made(token, SecretText.of(secret));
  }

  @Override
  public void revoke(AccountId account, UUID id) {
    directory.all().stream()
        .filter(token -> token.id().equals(id) && token.account().equals(account))
        .findFirst()
        .ifPresent(token -> revoke(token));
  }

  private void revoke(KnownToken token) {
    transaction.executeWithoutResult(status -> {
      if (rows.delete(token.account(), token.id())) {
        events.publishEvent(new GatewayEvent.TokenRevoked(token.account(), token.terms().name()));
      }
    });
    directory.remove(token.id());
    exchanges.end(Ending.REVOKED, exchange -> exchange.isOf(token));
  }

  @EventListener
  void on(AccountRemoval removal) {
    rows.deleteAllOf(removal.account());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void after(AccountRemoval removal) {
    directory.removeAllOf(removal.account());
    exchanges.end(Ending.REVOKED, exchange -> exchange.isOf(removal.account()));
  }
}
