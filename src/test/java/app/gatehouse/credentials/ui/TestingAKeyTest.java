package app.gatehouse.credentials.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.StateBadge;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialChecks.Answer;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.PasswordField;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Test button, on a card whose checks end when the test says so. */
class TestingAKeyTest extends ViewTest {

  private static final ProviderId OPENAI = new ProviderId("openai");

  @Autowired CurrentAccount current;
  @Autowired CredentialChecks results;
  @Autowired TypedAddresses addresses;
  @Autowired Clock clock;

  private final FakeKeyChecker checker = new FakeKeyChecker();
  private ProviderCard card;

  @BeforeEach
  void makeACardWithAKeyOnAPageWithoutCards() {
    open("activity");
    haveKey(me(), "openai", "sk-proj-canary-abcdefghijkl1234");
    card =
        new ProviderCard(
            provider("openai"),
            credentials,
            current,
            new AskedChecks(checker, me()),
            clock,
            listener -> new CredentialForm(credentials, current, providers, addresses, listener));
    card.refresh();
    UI.getCurrent().add(card);
  }

  /** What the page does when it hears that a check is over. */
  private void answer(Verdict verdict) {
    checker.end(OPENAI);
    results.check(
        me(),
        credentials.find(me(), OPENAI).orElseThrow().id(),
        (found, secret) -> new Answer(verdict, null, KeyFacts.UNKNOWN));
    card.checked(verdict);
  }

  private String badge() {
    return words(find(StateBadge.class, card).single());
  }

  @Test
  void saysAtOnceThatItIsBeingTestedAndTakesNoSecondClick() {
    test(named("Test OpenAI key")).click();

    assertThat(named("Testing OpenAI key").isEnabled()).isFalse();
    card.refreshPassport();
    assertThat(badge()).isEqualTo("Checking…");
    assertThat(checker.begun).containsExactly(OPENAI);
  }

  @Test
  void showsTheResultInItsPlaceAndSaysIt() {
    test(named("Test OpenAI key")).click();
    answer(new Valid());

    assertThat(badge()).isEqualTo("Valid, just now");
    assertThat(words(card)).contains("OpenAI accepts this key.");
    assertThat(notices()).containsExactly("OpenAI key is valid");
    assertThat(named("Test OpenAI key").isEnabled()).isTrue();
  }

  @Test
  void saysOfARejectedKeyWhatToDoAndWhereANewOneIsMade() {
    test(named("Test OpenAI key")).click();
    answer(new Rejected(Rejection.REVOKED));

    assertThat(badge()).isEqualTo("Revoked, just now");
    assertThat(notices())
        .singleElement()
        .asString()
        .startsWith("This key has been revoked at OpenAI. Make a new one, and replace it here.")
        .contains("Get your OpenAI key here");
  }

  @Test
  void leavesTheLastJudgementWhereNobodyAnswers() {
    answer(new Valid());
    test(named("Test OpenAI key")).click();
    answer(new NotReachable(Trouble.TIMEOUT));

    assertThat(badge()).isEqualTo("Valid, just now");
    assertThat(words(card)).contains("OpenAI could not be asked: it did not answer in time.");
    assertThat(notices()).hasSize(1);
  }

  @Test
  void takesTheNoticeOfTheTestBeforeAway() {
    test(named("Test OpenAI key")).click();
    answer(new Rejected(Rejection.INVALID));
    test(named("Test OpenAI key")).click();
    answer(new NotReachable(Trouble.TIMEOUT));

    assertThat(notices())
        .singleElement()
        .asString()
        .startsWith("OpenAI could not be asked: it did not answer in time.");
  }

  @Test
  void isOverWithoutAWordWhenNobodyAskedForIt() {
    answer(new Rejected(Rejection.INVALID));

    assertThat(badge()).isEqualTo("Rejected, just now");
    assertThat(notices()).isEmpty();
  }

  @Test
  void isSaidOnceForOneClick() {
    test(named("Test OpenAI key")).click();
    answer(new Valid());
    answer(new Valid());

    assertThat(notices()).hasSize(1);
  }

  @Test
  void isGivenUpWithoutAnAnswer() {
    test(named("Test OpenAI key")).click();
    checker.end(OPENAI);
    card.refreshPassport();

    assertThat(badge()).isEqualTo("Saved");
    assertThat(named("Test OpenAI key").isEnabled()).isTrue();
    assertThat(notices()).isEmpty();
  }

  @Test
  void keepsWhatIsBeingTypedInItsField() {
    test(named("Replace OpenAI key")).click();
    PasswordField field = find(PasswordField.class, card).single();
    test(field).setValue("sk-proj-other");

    answer(new Valid());

    assertThat(find(PasswordField.class, card).single()).isSameAs(field);
    assertThat(field.getValue()).isEqualTo("sk-proj-other");
  }
}
