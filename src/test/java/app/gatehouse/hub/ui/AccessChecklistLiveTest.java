package app.gatehouse.hub.ui;

import static app.gatehouse.hub.ui.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What happens elsewhere is seen on a page that is open. */
class AccessChecklistLiveTest extends ViewTest {

  private static final RepositoryId MODEL = new RepositoryId("o/m");

  @Autowired LiveUpdates live;
  @Autowired ApplicationEventPublisher events;

  private final FakeHub hub = new FakeHub();
  private final List<HubAccess> learned = new ArrayList<>();

  @BeforeEach
  void openThePage() {
    open("keys");
    hub.gating = Gating.BY_AUTHORS;
  }

  private void show(HubAccess outcome) {
    hub.answer = () -> outcome;
    UI.getCurrent()
        .add(new AccessChecklists(hub, live, FakeHub.CLOCK).of(me(), MODEL, null, learned::add));
    await(() -> learned.size() == 1);
  }

  private void happens(Object event) {
    elsewhere(() -> events.publishEvent(event));
    MockVaadin.runUIQueue();
  }

  private void expectAskedAgain() {
    await(() -> learned.size() == 2);
    assertThat(hub.asked).hasSize(2);
  }

  private void expectNotAskedAgain() {
    // Whatever an event begins has begun by now: the page has heard it.
    assertThat(hub.asked).hasSize(1);
  }

  @Test
  void aTokenThatIsSavedIsTriedAtOnce() {
    show(new NoToken());
    hub.answer = Accessible::new;
    AccountId account = me();

    elsewhere(() -> haveKey(account, "huggingface", "hf_" + "a".repeat(34)));
    MockVaadin.runUIQueue();

    expectAskedAgain();
    assertThat(words(find(AccessChecklist.class).single())).contains("You can download");
  }

  @Test
  void aTokenThatIsDeletedIsMissedAtOnce() {
    show(new Accessible());
    hub.answer = NoToken::new;

    happens(new CredentialEvent.Deleted(me(), HubSettings.PROVIDER));

    expectAskedAgain();
  }

  @Test
  void anotherAccountsTokenAndAnotherProvidersKeyChangeNothing() {
    show(new NoToken());
    AccountId other = anotherAccount();

    happens(new CredentialEvent.Saved(other, HubSettings.PROVIDER, false));
    happens(new CredentialEvent.Saved(me(), provider("openai").id(), false));
    happens(new HubEvent.AccessChecked(other, MODEL, new Accessible()));

    expectNotAskedAgain();
    assertThat(learned).containsExactly(new NoToken());
  }

  @Test
  void aCheckOfTheTokenThatSaysOtherwiseIsFollowedUp() {
    show(new TokenRefused(false));
    hub.answer = () -> new Waiting("ada");

    happens(checked(new Verdict.Valid()));

    expectAskedAgain();
  }

  @Test
  void aCheckOfTheTokenThatRejectsItIsFollowedUp() {
    show(new Waiting("ada"));
    hub.answer = () -> new TokenRefused(false);

    happens(checked(new Verdict.Rejected(Verdict.Rejection.REVOKED)));

    expectAskedAgain();
  }

  @Test
  void aCheckOfTheTokenThatSaysTheSameIsNot() {
    show(new Waiting("ada"));

    happens(checked(new Verdict.Valid()));
    happens(checked(new Verdict.NotReachable(Verdict.Trouble.TIMEOUT)));

    expectNotAskedAgain();
  }

  private CredentialEvent checked(Verdict verdict) {
    return new CredentialEvent.Checked(me(), HubSettings.PROVIDER, verdict, false);
  }

  @Test
  void accessThatAWaitingDownloadFindsIsShownWithoutAskingAgain() {
    show(new Waiting("ada"));
    assertThat(notices()).singleElement().asString().contains("This model is gated");

    happens(new HubEvent.AccessChecked(me(), MODEL, new Accessible()));

    assertThat(learned).containsExactly(new Waiting("ada"), new Accessible());
    assertThat(words(find(AccessChecklist.class).single())).contains("You can download");
    assertThat(notices()).isEmpty();
    expectNotAskedAgain();
  }

  @Test
  void whatAnotherCheckCouldNotFindOutTakesNothingAway() {
    show(new Waiting("ada"));

    happens(new HubEvent.AccessChecked(me(), MODEL, new RateLimited(null)));
    happens(new HubEvent.AccessChecked(me(), new RepositoryId("o/other"), new Accessible()));

    assertThat(learned).containsExactly(new Waiting("ada"));
  }
}
