package app.gatehouse.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens.Made;
import app.gatehouse.vault.SecretText;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MadeTokensTest {

  private final SetClock clock = new SetClock();
  private final MadeTokens tokens = new MadeTokens(clock);
  private final AccountId ann = AccountId.random();
  private final Made made =
      new Made(
          new AccessToken(
              UUID.randomUUID(),
              new AccessToken.Terms("laptop", Set.of(), null, null),
              "gate_a…z",
              clock.instant(),
              null,
              null),
          SecretText.of("gate_canary"));
  private final UUID claim = tokens.keep(ann, made);

  private void assertWiped() {
    assertThatIllegalStateException().isThrownBy(() -> made.secret().expose());
  }

  @Test
  void handATokenOutOnce() {
    assertThat(tokens.take(ann, claim).orElseThrow().secret().expose()).isEqualTo("gate_canary");
    assertThat(tokens.take(ann, claim)).isEmpty();
  }

  @Test
  void handItToNobodyElse() {
    assertThat(tokens.take(AccountId.random(), claim)).isEmpty();
    assertThat(tokens.take(ann, claim)).isPresent();
  }

  @Test
  void wipeItWhenItIsNotWanted() {
    tokens.drop(claim);

    assertThat(tokens.take(ann, claim)).isEmpty();
    assertWiped();
  }

  @Test
  void handItOutNoLaterThanAMinuteAfter() {
    clock.advance(Duration.ofSeconds(61));

    assertThat(tokens.take(ann, claim)).isEmpty();
    assertWiped();
  }

  @Test
  void wipeItWhenItIsForgotten() {
    tokens.dropForgotten();
    assertThat(made.secret().expose()).isEqualTo("gate_canary");

    clock.advance(Duration.ofSeconds(60));
    tokens.dropForgotten();
    assertWiped();
  }
}
