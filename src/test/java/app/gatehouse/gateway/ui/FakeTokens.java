package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.vault.SecretText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps one account's access tokens in memory. */
final class FakeTokens implements AccessTokens {

  static final String SECRET = "gate_canary-0123456789";

  final List<AccessToken> tokens = new ArrayList<>();

  AccessToken have(AccessToken.Terms terms, @Nullable Instant until, @Nullable Instant used) {
    AccessToken token =
        new AccessToken(UUID.randomUUID(), terms, "gate_ca…789", Instant.EPOCH, until, used);
    tokens.addFirst(token);
    return token;
  }

  @Override
  public List<AccessToken> of(AccountId account) {
    return List.copyOf(tokens);
  }

  @Override
  public Made make(AccountId account, AccessToken.Terms terms, @Nullable Instant expiresAt) {
    return new Made(have(terms, expiresAt, null), SecretText.of(SECRET));
  }

  @Override
  public void revoke(AccountId account, UUID id) {
    tokens.removeIf(token -> token.id().equals(id));
  }
}
