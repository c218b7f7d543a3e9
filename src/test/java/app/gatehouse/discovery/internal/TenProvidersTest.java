package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.fakes.EndlessServer;
import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.models.RefreshProgress;
import app.gatehouse.models.RefreshProgress.Phase;
import app.gatehouse.models.RefreshProgress.Step;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Four of ten providers are a trial; the other six are served as if those were not there. */
@GatehouseTest
class TenProvidersTest {

  private static final String HANGING = "hanging";
  private static final String ENDLESS = "endless";
  private static final String PORTAL = "portal";
  private static final String RESETTING = "resetting";
  private static final int WELL = 6;
  private static final String KEY = "sk-proj-" + "g".repeat(74) + "T3BlbkFJ" + "h".repeat(74);

  @Autowired private CredentialService credentials;
  @Autowired private CredentialChecks results;
  @Autowired private LiveLists lists;
  @Autowired private List<DialectAdapter> adapters;
  @Autowired private AccountService accounts;
  @Autowired private OutboundHttp http;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;

  private final EndlessServer endless = new EndlessServer();
  private final List<FakeOpenAi> fakes = new ArrayList<>();
  private final List<Provider> providers = new ArrayList<>();
  private AccountId ann;
  private Refreshes refreshes;

  @BeforeEach
  void tenProviders() {
    ann = TestAccounts.add(database);
    fake(HANGING).hangs();
    add(ENDLESS, endless.baseUrl());
    fake(PORTAL).isAWebPage();
    fake(RESETTING).resetsTheConnection();
    for (int i = 1; i <= WELL; i++) {
      fake("well-" + i).serves(100 * i);
    }
    ProviderCatalog ten = new ProviderCatalog(providers);
    Checks checks =
        new Checks(
            credentials,
            results,
            ten,
            new Asker(adapters, http, accounts, clock),
            lists,
            publisher,
            new DiscoverySettings(false, false));
    refreshes = new Refreshes(credentials, ten, checks, publisher);
  }

  @AfterEach
  void stop() throws IOException {
    refreshes.cancel(ann);
    await().until(() -> refreshes.running(ann).isEmpty());
    fakes.forEach(FakeOpenAi::close);
    endless.close();
  }

  @Test
  void fourBadProvidersDelayNoneOfTheOtherSix() {
    RefreshProgress begun = refreshes.begin(ann);

    assertThat(begun.steps()).hasSize(10);
    await().until(() -> now().stream().filter(this::isWell).count() == WELL);
    // At this moment the two that never end are still being asked.
    assertThat(now(HANGING).phase()).isEqualTo(Phase.ASKING);
    assertThat(now(ENDLESS).phase()).isEqualTo(Phase.ASKING);
    for (int i = 1; i <= WELL; i++) {
      Step well = now("well-" + i);
      assertThat(well.verdict()).isEqualTo(new Valid());
      assertThat(well.listed()).isEqualTo(100 * i);
    }
    await().until(() -> now(PORTAL).phase() == Phase.DONE);
    await().until(() -> now(RESETTING).phase() == Phase.DONE);
    assertThat(now(PORTAL).verdict()).isEqualTo(new WrongService(Found.WEB_PAGE));
    assertThat(now(RESETTING).verdict()).isEqualTo(new NotReachable(Trouble.BROKEN));
    assertThat(passport("well-1").judged()).isEqualTo(new Valid());
    assertThat(passport(RESETTING).judged()).isNull();
  }

  @Test
  void whoeverCancelsKeepsWhatHasBeenListedByThen() {
    refreshes.begin(ann);
    await().until(() -> now().stream().filter(this::isWell).count() == WELL);

    refreshes.cancel(ann);

    await().until(() -> refreshes.running(ann).isEmpty());
    assertThat(
            database
                .sql("SELECT COUNT(*) FROM live_list WHERE account_id = ?")
                .param(ann.value())
                .query(Integer.class)
                .single())
        .isEqualTo(WELL);
  }

  @Test
  void whoeverBeginsASecondTimeJoinsTheFirst() {
    refreshes.begin(ann);
    refreshes.begin(ann);

    await().until(() -> now("well-6").phase() == Phase.DONE);
    assertThat(fakes.getLast().server().getAllServeEvents()).hasSize(1);
  }

  private boolean isWell(Step step) {
    return step.provider().value().startsWith("well-") && step.phase() == Phase.DONE;
  }

  private Step now(String provider) {
    return now().stream()
        .filter(step -> step.provider().value().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  private List<Step> now() {
    return refreshes
        .running(ann)
        .orElseThrow(() -> new AssertionError("The refresh has ended"))
        .steps();
  }

  private Passport passport(String id) {
    return Objects.requireNonNull(
        credentials.find(ann, new ProviderId(id)).orElseThrow().passport());
  }

  private FakeOpenAi fake(String id) {
    FakeOpenAi fake = new FakeOpenAi(0);
    fakes.add(fake);
    add(id, fake.baseUrl());
    return fake;
  }

  private void add(String id, URI baseUrl) {
    Provider provider = TestProviders.added(id, baseUrl);
    providers.add(provider);
    try (SecretText secret = SecretText.of(KEY)) {
      credentials.save(ann, provider, secret, null);
    }
  }
}
