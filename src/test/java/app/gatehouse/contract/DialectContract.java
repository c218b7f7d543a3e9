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
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.fakes.FakeProvider;
import app.gatehouse.models.ModelKind;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter of a dialect has to do, whatever its provider answers. */
public abstract class DialectContract<F extends FakeProvider> {

  private static final Duration TOTAL = Duration.ofSeconds(20);
  private static final ProviderCatalog PROVIDERS = TestProviders.builtIn();

  private static OutboundHttp http;

  protected F provider;

  /** How many models had been listed, each time that was told. */
  protected final List<Integer> progress = new ArrayList<>();

  protected abstract DialectAdapter adapter();

  /** A new one, on any free port. */
  protected abstract F fake();

  @BeforeAll
  static void open() {
    http = OutboundHttp.standalone("test");
  }

  @AfterAll
  static void close() {
    http.close();
  }

  @BeforeEach
  void start() {
    provider = fake();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  /** Asks with the key that is good. */
  protected Findings ask() {
    return ask(provider.key());
  }

  protected Findings ask(String key) {
    return ask(key, TOTAL);
  }

  private Findings ask(String key, Duration total) {
    try (@Nullable SecretText secret = key.isEmpty() ? null : SecretText.of(key)) {
      Provider known = PROVIDERS.get(new ProviderId(provider.id()));
      return adapter()
          .ask(
              new ProviderCall(
                  http,
                  known,
                  provider.baseUrl(),
                  AddressTrust.CONFIGURED,
                  secret,
                  total,
                  Clock.systemUTC(),
                  progress::add));
    }
  }

  /** What the service makes of an answer that did not come. */
  protected Verdict verdict(Duration total) {
    try {
      return ask(provider.key(), total).verdict();
    } catch (OutboundException failure) {
      return Refusals.verdict(failure);
    }
  }

  protected List<ListedModel> listed() {
    return ((Listing.Listed) ask().listing()).models();
  }

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
