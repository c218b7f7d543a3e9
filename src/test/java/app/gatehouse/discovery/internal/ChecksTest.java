package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.models.ListChange;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GatehouseTest
@RecordApplicationEvents
class ChecksTest {

  private static final ProviderId OPENAI = new ProviderId("openai");

  @Autowired private CredentialService credentials;
  @Autowired private CredentialChecks results;
  @Autowired private LiveLists lists;
  @Autowired private LiveModelRows rows;
  @Autowired private List<DialectAdapter> adapters;
  @Autowired private AccountService accounts;
  @Autowired private OutboundHttp http;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private ModelCatalog catalog;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;

  private final FakeOpenAi openai = new FakeOpenAi(0);
  private AccountId ann;
  private Checks checks;

  @BeforeEach
  void begin() {
    ann = TestAccounts.add(database);
    checks = checks(true);
  }

  @AfterEach
  void end() {
    openai.close();
  }

  private Checks checks(boolean automatic) {
    return checks(openai.baseUrl(), automatic);
  }

  /** With this server in OpenAI's place. */
  private Checks checks(URI server, boolean automatic) {
    return new Checks(
        credentials,
        results,
        TestProviders.with("openai", server),
        new Asker(adapters, http, accounts, clock),
        lists,
        publisher,
        new DiscoverySettings(automatic, false));
  }

  @Test
  void aGoodKeyGetsAPassportAndItsProvidersModels() {
    openai.serves(3);
    save(openai.key());

    assertThat(check()).contains(new RunningCheck.Outcome(new Valid(), ListChange.NONE));

    Passport passport = passport();
    assertThat(passport.latest()).isEqualTo(new Valid());
    assertThat(passport.judged()).isEqualTo(new Valid());
    assertThat(passport.latency()).isPositive();
    assertThat(passport.askedAt())
        .isBetween(clock.instant().minus(Duration.ofMinutes(1)), clock.instant());
    assertThat(models())
        .hasSize(3)
        .allMatch(model -> model.source() == Model.Source.LIVE && model.unlocked());
  }

  @Test
  void aRejectedKeyLocksItsModelsAndIsToldOnce(ApplicationEvents events) {
    openai.serves(2);
    save(openai.key());
    check();
    openai.rejectsTheKey();

    check();
    check();

    assertThat(passport().judged()).isEqualTo(new Rejected(Rejection.INVALID));
    assertThat(models()).hasSize(2).allMatch(model -> model.access() == Access.KEY_REJECTED);
    assertThat(events.stream(CredentialEvent.Checked.class).filter(mine()))
        .extracting(CredentialEvent.Checked::newlyRejected)
        .containsExactly(false, true, false);
  }

  @Test
  void aKeyThatNoRequestCanCarryIsRejectedWithoutBeingSent() {
    save("sk-proj-schlüssel-0123456789");

    check();

    assertThat(passport().judged()).isEqualTo(new Rejected(Rejection.INVALID));
    assertThat(openai.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void aProviderInTroubleKeepsTheLastVerdictAndTheLastList() {
    openai.serves(2);
    save(openai.key());
    check();
    Instant judgedAt = passport().judgedAt();
    openai.isOverloaded();

    check();

    assertThat(passport().latest()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
    assertThat(passport().judged()).isEqualTo(new Valid());
    assertThat(passport().judgedAt()).isEqualTo(judgedAt);
    assertThat(models()).hasSize(2).allMatch(Model::unlocked);
  }

  @Test
  void aRateLimitKeepsTheLastVerdictAndComesBackByItself() {
    openai.serves(1);
    save(openai.key());
    check();
    openai.limitsTheRate(Duration.ofSeconds(41));

    check();

    assertThat(passport().judged()).isEqualTo(new Valid());
    assertThat(((Limited) passport().latest()).limit()).isEqualTo(Limit.RATE_LIMIT);
    assertThat(nextCheck())
        .isBetween(clock.instant().plusSeconds(30), clock.instant().plusSeconds(60));
  }

  @Test
  void aSavedKeyIsCheckedAtOnceAndSaysWhatItUnlocked(ApplicationEvents events) {
    openai.serves(37);
    save(openai.key());

    checks.on(new CredentialEvent.Saved(ann, OPENAI, false));
    checks.begin(ann, OPENAI, listed -> {}).outcome().join();

    assertThat(events.stream(ModelEvent.Unlocked.class).filter(e -> e.account().equals(ann)))
        .containsExactly(new ModelEvent.Unlocked(ann, OPENAI, 37));
  }

  @Test
  void nothingIsCheckedUnaskedWhereThatIsSwitchedOff() {
    save(openai.key());

    checks(false).on(new CredentialEvent.Saved(ann, OPENAI, false));

    assertThat(openai.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void whatIsKnownOfAKeyIsForgottenWithIt() {
    openai.serves(1);
    save(openai.key());
    check();

    save(openai.wrongKey());

    assertThat(credential().passport()).isNull();
  }

  @Test
  void whatComesBackAboutAKeyThatWasReplacedMeanwhileIsNotTakenForTheNewOne() {
    save(openai.key());
    results.check(
        ann,
        credential().id(),
        (asked, secret) -> {
          save(openai.wrongKey());
          return new CredentialChecks.Answer(new Valid(), null, KeyFacts.UNKNOWN);
        });

    assertThat(credential().passport()).isNull();
  }

  @Test
  void aCheckIsNoUseOfTheKeyButIsWrittenDown(ApplicationEvents events) {
    openai.serves(1);
    save(openai.key());

    check();

    assertThat(credential().lastUsedAt()).isNull();
    assertThat(events.stream(CredentialEvent.Used.class).filter(mine())).hasSize(1);
  }

  @Test
  void aCheckThatIsCancelledChangesNothing(ApplicationEvents events) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      checks = checks(URI.create("http://127.0.0.1:" + silent.getLocalPort()), true);
      save(openai.key());
      RunningCheck running = checks.begin(ann, OPENAI, listed -> {});
      silent.accept();
      assertThat(checks.isChecking(ann, OPENAI)).isTrue();

      running.cancel();

      assertThat(running.outcome().join()).isEmpty();
      assertThat(credential().passport()).isNull();
      assertThat(checks.isChecking(ann, OPENAI)).isFalse();
      assertThat(events.stream(CredentialEvent.class).filter(mine()))
          .last()
          .isEqualTo(new CredentialEvent.CheckAbandoned(ann, OPENAI));
    }
  }

  @Test
  void whoAsksWhileACheckIsRunningGetsItsOutcome() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      checks = checks(URI.create("http://127.0.0.1:" + silent.getLocalPort()), true);
      save(openai.key());
      RunningCheck first = checks.begin(ann, OPENAI, listed -> {});
      silent.accept();

      assertThat(checks.begin(ann, OPENAI, listed -> {})).isSameAs(first);

      first.cancel();
      first.outcome().join();
    }
  }

  @Test
  void aNewListSaysWhatIsNewGoneOrRetiring() {
    openai.lists("{\"id\":\"stays\"},{\"id\":\"goes\"},{\"id\":\"retires\"},{\"id\":\"tts-x\"}");
    save(openai.key());
    check();
    openai.lists(
        "{\"id\":\"stays\"},{\"id\":\"retires\",\"shutdown_date\":\"2999-01-01\"},{\"id\":\"new\"}");

    assertThat(check())
        .contains(
            new RunningCheck.Outcome(
                new Valid(), new ListChange(List.of("new"), List.of("goes"), List.of("retires"))));
    assertThat(rows.of(ann))
        .extracting(LiveModelRows.AccountRow::row)
        .filteredOn(row -> row.goneAt() != null)
        .extracting(row -> row.model().id())
        .containsExactlyInAnyOrder("goes", "tts-x");
  }

  @Test
  void nothingIsAskedAboutWhatIsNotSaved() {
    assertThat(check()).isEmpty();
    assertThat(openai.server().getAllServeEvents()).isEmpty();
  }

  private <E extends CredentialEvent> Predicate<E> mine() {
    return event -> event.account().equals(ann);
  }

  private Optional<RunningCheck.Outcome> check() {
    return checks.begin(ann, OPENAI, listed -> {}).outcome().join();
  }

  private void save(String key) {
    Provider provider = TestProviders.builtIn().get(OPENAI);
    try (SecretText secret = SecretText.of(key)) {
      credentials.save(ann, provider, secret, null);
    }
  }

  private Credential credential() {
    return credentials.find(ann, OPENAI).orElseThrow();
  }

  private Passport passport() {
    return Optional.ofNullable(credential().passport()).orElseThrow();
  }

  private List<Model> models() {
    return catalog.find(ann, ModelQuery.all());
  }

  private Instant nextCheck() {
    return database
        .sql("SELECT next_at FROM passport WHERE credential_id = ?")
        .param(credential().id().value())
        .query((row, number) -> row.getObject("next_at", OffsetDateTime.class))
        .single()
        .toInstant();
  }
}
