package app.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeProvider;
import app.gatehouse.models.ModelKind;
import app.gatehouse.outbound.OutboundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every adapter of a dialect has to do, whatever its provider answers. */
public abstract class DialectContract<F extends FakeProvider> extends DriftContract<F> {

  /** Whether the provider lists models at all. */
  protected boolean hasAList() {
    return true;
  }

  /** Whether the provider is spoken to with a key. */
  protected boolean needsAKey() {
    return true;
  }

  @Test
  void aGoodKeyIsValidAndUnlocksWhatIsListed() {
    provider.serves(3);

    Findings findings = ask();

    assertThat(findings.verdict()).isEqualTo(new Valid());
    if (hasAList()) {
      assertThat(((Listing.Listed) findings.listing()).models())
          .hasSize(3)
          .allSatisfy(model -> {
            assertThat(model.name()).isNotBlank();
            assertThat(model.facts().kind()).isEqualTo(ModelKind.CHAT);
          });
    }
  }

  @Test
  void aListMayBeEmpty() {
    provider.serves(0);

    Findings findings = ask();

    assertThat(findings.verdict()).isEqualTo(new Valid());
    if (hasAList()) {
      assertThat(findings.listing()).isEqualTo(new Listing.Listed(List.of()));
    }
  }

  @Test
  void aListMayHaveThousandsOfModels() {
    if (hasAList()) {
      provider.serves(2_500);

      assertThat(listed())
          .extracting(ListedModel::id)
          .hasSize(2_500)
          .doesNotHaveDuplicates()
          .element(2_499)
          .asString()
          .endsWith("2499");
      assertThat(progress).isNotEmpty().isSorted().last().isEqualTo(2_500);
    }
  }

  @Test
  void aKeyTheProviderDoesNotKnowIsRejected() {
    if (needsAKey()) {
      provider.rejectsTheKey();

      assertThat(ask(provider.wrongKey()).verdict()).isInstanceOf(Rejected.class);
      assertThat(ask(provider.wrongKey()).listing()).isInstanceOf(Listing.NotAsked.class);
    }
  }

  @Test
  void aKeyWithoutPermissionIsReal() {
    if (needsAKey()) {
      provider.deniesPermission();

      assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
    }
  }

  @Test
  void aKeyWithoutCreditIsReal() {
    if (needsAKey()) {
      provider.hasNoCredit();

      assertThat(ask().verdict()).isInstanceOf(Limited.class);
      assertThat(((Limited) ask().verdict()).limit()).isEqualTo(Limit.NO_CREDIT);
    }
  }

  @Test
  void aRateLimitJudgesNothingAndSaysHowLongItLasts() {
    if (needsAKey()) {
      provider.limitsTheRate(Duration.ofSeconds(41));

      Verdict verdict = ask().verdict();

      assertThat(verdict.judges()).isFalse();
      assertThat(verdict).isInstanceOf(Limited.class);
      assertThat(((Limited) verdict).limit()).isEqualTo(Limit.RATE_LIMIT);
      assertThat(((Limited) verdict).until())
          .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(42));
    }
  }

  @Test
  void troubleOfTheProviderJudgesNothing() {
    provider.isOverloaded();

    assertThat(ask().verdict()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
  }

  @Test
  void aWebPageInItsPlaceIsNotTheService() {
    provider.isAWebPage();

    assertThat(ask().verdict()).isEqualTo(new WrongService(Verdict.Found.WEB_PAGE));
  }

  @Test
  void anotherServiceInItsPlaceIsNotTheService() {
    provider.isAnotherService();

    assertThat(ask().verdict()).isEqualTo(new WrongService(Verdict.Found.OTHER_SHAPE));
  }

  @Test
  void aProviderThatHangsIsNotReachable() {
    provider.hangs();

    assertThat(verdict(Duration.ofMillis(300))).isEqualTo(new NotReachable(Trouble.TIMEOUT));
  }

  @Test
  void aProviderThatIsTooSlowIsNotReachable() {
    provider.takes(Duration.ofMinutes(1));

    assertThat(verdict(Duration.ofMillis(300))).isEqualTo(new NotReachable(Trouble.TIMEOUT));
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    provider.neverStopsTalking();

    assertThat(verdict(TOTAL)).isEqualTo(new NotReachable(Trouble.TOO_LARGE));
  }

  @Test
  void aConnectionThatBreaksIsNotReachable() {
    provider.resetsTheConnection();
    assertThat(verdict(TOTAL)).isEqualTo(new NotReachable(Trouble.BROKEN));

    provider.cutsTheAnswer();
    assertThat(verdict(TOTAL)).isEqualTo(new NotReachable(Trouble.BROKEN));
  }

  @Test
  void aProviderThatIsNotThereIsNotReachable() {
    provider.stops();

    assertThat(verdict(TOTAL)).isEqualTo(new NotReachable(Trouble.REFUSED));
  }

  @Test
  void nothingThatIsToldHoldsTheKey() {
    if (needsAKey()) {
      provider.quotesTheKey();

      assertThat(ask().toString()).doesNotContain(provider.key().substring(8));
    }
  }

  @Test
  void whoeverWaitsNoMoreIsNotKeptWaiting() throws InterruptedException {
    provider.hangs();
    List<@Nullable Throwable> ended = new ArrayList<>();
    Thread waiting = Thread.ofVirtual().unstarted(() -> ended.add(catchThrowable(this::ask)));

    waiting.start();
    waiting.interrupt();
    waiting.join();

    assertThat(ended).singleElement().isInstanceOf(OutboundException.Cancelled.class);
  }
}
