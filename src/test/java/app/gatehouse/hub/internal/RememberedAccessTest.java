package app.gatehouse.hub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.hub.AccessProof;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.KnownAccess.Known;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.providers.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RememberedAccessTest {

  private static final RepositoryId MODEL = new RepositoryId("o/m");

  private final AccountId ann = AccountId.random();
  private final AccountId ben = AccountId.random();
  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final RememberedAccess memory =
      new RememberedAccess(clock, beans.getBeanProvider(AccessProof.class));

  private void checked(AccountId account, HubAccess outcome) {
    memory.on(new HubEvent.AccessChecked(account, MODEL, outcome));
  }

  private Map<RepositoryId, Known> of(AccountId account) {
    return memory.of(account, Set.of(MODEL));
  }

  @Test
  void whatACheckFoundIsKnownOfThatAccountAlone() {
    checked(ann, new HubAccess.Accessible());

    assertThat(of(ann)).containsExactly(Map.entry(MODEL, new Known(true, now)));
    assertThat(of(ben)).isEmpty();
  }

  @Test
  void whoStandsBeforeTheGateIsKnownToHaveNoAccess() {
    checked(ann, new HubAccess.Waiting("ann"));

    assertThat(of(ann)).containsExactly(Map.entry(MODEL, new Known(false, now)));
  }

  @Test
  void anAnswerThatSaysNothingAboutTheModelLeavesWhatWasKnown() {
    checked(ann, new HubAccess.Accessible());
    checked(ann, new HubAccess.RateLimited(null));
    checked(ann, new HubAccess.TokenRefused(true));

    assertThat(of(ann)).containsEntry(MODEL, new Known(true, now));
  }

  @Test
  void afterADayItIsUnknownAgain() {
    checked(ann, new HubAccess.Accessible());
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);

    assertThat(of(ann)).isEmpty();
  }

  @Test
  void anotherTokenMayBeLetThroughOtherGates() {
    checked(ann, new HubAccess.Accessible());
    memory.on(new CredentialEvent.Saved(ann, new ProviderId("openai"), true));
    assertThat(of(ann)).isNotEmpty();

    memory.on(new CredentialEvent.Saved(ann, HubSettings.PROVIDER, true));
    assertThat(of(ann)).isEmpty();

    checked(ann, new HubAccess.Accessible());
    memory.on(new CredentialEvent.Deleted(ann, HubSettings.PROVIDER));
    assertThat(of(ann)).isEmpty();

    checked(ann, new HubAccess.Accessible());
    memory.on(new AccountRemoval(ann));
    assertThat(of(ann)).isEmpty();
  }

  @Test
  void filesThatWereFetchedProveIt() {
    beans.addBean(
        "proof", (AccessProof) (account, models) -> ann.equals(account) ? models : Set.of());

    assertThat(of(ann)).containsExactly(Map.entry(MODEL, new Known(true, null)));
    assertThat(of(ben)).isEmpty();
  }

  @Test
  void whatTheHubSaidOfLateCountsForMoreThanAFileFromBefore() {
    beans.addBean("proof", (AccessProof) (account, models) -> models);
    checked(ann, new HubAccess.Rejected("ann"));

    assertThat(of(ann)).containsEntry(MODEL, new Known(false, now));
  }

  @Test
  void asMuchIsRememberedAsAnybodyLooksAt() {
    for (int i = 0; i <= RememberedAccess.MOST; i++) {
      RepositoryId id = new RepositoryId("o/m" + i);
      memory.on(new HubEvent.AccessChecked(ann, id, new HubAccess.Accessible()));
    }

    assertThat(memory.of(ann, Set.of(new RepositoryId("o/m0"), new RepositoryId("o/m1"))))
        .containsOnlyKeys(new RepositoryId("o/m1"));
  }
}
