package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.discovery.LocalServer.NotRunning;
import app.gatehouse.discovery.LocalServer.Refuses;
import app.gatehouse.discovery.LocalServer.Running;
import app.gatehouse.discovery.LocalServer.SomethingElse;
import app.gatehouse.discovery.LocalServer.State;
import app.gatehouse.discovery.LocalServer.TokenWanted;
import app.gatehouse.discovery.LocalServer.Unknown;
import app.gatehouse.discovery.LocalServerEvent;
import app.gatehouse.fakes.FakeLmStudio;
import app.gatehouse.fakes.FakeOllama;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What is found is in memory alone, so one database will do. */
@GatehouseTest
@Tag("embedded")
@RecordApplicationEvents
class LocalServersTest {

  private static final ProviderId OLLAMA = new ProviderId("ollama");
  private static final ProviderId LM_STUDIO = new ProviderId("lmstudio");

  @Autowired private CredentialService credentials;
  @Autowired private AccountService accounts;
  @Autowired private List<DialectAdapter> adapters;
  @Autowired private OutboundHttp http;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;
  @TempDir private Path root;

  private final FakeOllama ollama = new FakeOllama(0);
  private final FakeLmStudio lmStudio = new FakeLmStudio(0);
  private final List<Object> told = new CopyOnWriteArrayList<>();
  private final LocalServerStates states = new LocalServerStates();
  private AccountId owner;
  private LocalServerLooks looks;
  private LocalSource source;

  @BeforeEach
  void begin() {
    owner = TestAccounts.addOwner(database);
    lmStudio.stops();
    use(TestProviders.with("ollama", ollama.baseUrl()), true);
  }

  @AfterEach
  void end() {
    looks.destroy();
    ollama.close();
    lmStudio.close();
  }

  /** LM Studio at its fake as well. */
  private void use(ProviderCatalog catalog, boolean enabled) {
    ProviderCatalog providers =
        new ProviderCatalog(
            catalog.all().stream()
                .map(provider ->
                    provider.id().equals(LM_STUDIO)
                        ? TestProviders.with("lmstudio", lmStudio.baseUrl()).get(LM_STUDIO)
                        : provider)
                .toList());
    looks =
        new LocalServerLooks(
            providers,
            new LocalFinder(
                credentials,
                new LocalPlaces(new Surroundings(root)),
                new Asker(adapters, http, accounts, clock)),
            states,
            told::add,
            new DiscoverySettings(false, enabled));
    source = new LocalSource(providers, states);
  }

  private State state() {
    return looks.find(owner, OLLAMA).state();
  }

  private Runnable openPage(AccountId account) throws InterruptedException {
    Runnable close = looks.watch(account);
    settle();
    return close;
  }

  private void lookByTimer() throws InterruptedException {
    looks.lookAgain();
    settle();
  }

  private void lookByHand() throws InterruptedException {
    looks.look(owner, OLLAMA);
    settle();
  }

  private void settle() throws InterruptedException {
    for (Thread thread : looks.underWay()) {
      thread.join();
    }
  }

  private long changes() {
    return told.stream().filter(ModelEvent.Changed.class::isInstance).count();
  }

  private int requests() {
    return ollama.server().getAllServeEvents().size();
  }

  private void restart() {
    int port = ollama.baseUrl().getPort();
    FakeOllama again = new FakeOllama(port);
    again.serves(1);
    started = again;
  }

  private FakeOllama started = ollama;

  @AfterEach
  void endTheSecond() {
    started.close();
  }

  @Test
  void aServerThatRunsIsFoundWithNothingSaved() throws InterruptedException {
    ollama.serves(3);
    assertThat(state()).isEqualTo(new Unknown());

    openPage(owner);

    assertThat(state()).isEqualTo(new Running(ollama.baseUrl(), "0.12.6", 3));
    assertThat(source.models(owner))
        .hasSize(3)
        .allSatisfy(model -> {
          assertThat(model.source()).isEqualTo(Model.Source.LIVE);
          assertThat(model.access()).isEqualTo(Access.UNLOCKED);
          assertThat(model.facts().local())
              .isEqualTo(new LocalFacts(2_019_393_189L, "3.2B", "Q4_K_M", false));
        });
    assertThat(source.listed(owner)).containsExactly(OLLAMA);
    assertThat(told).contains(new LocalServerEvent(owner, OLLAMA), new ModelEvent.Changed(owner));
  }

  @Test
  void aServerThatDoesNotRunIsNotRunningAndChangesNoModels() throws InterruptedException {
    ollama.stops();

    openPage(owner);

    assertThat(state()).isEqualTo(new NotRunning(ollama.baseUrl()));
    assertThat(changes()).isZero();
  }

  @Test
  void somethingElseInItsPlaceIsToldByItsForm() throws InterruptedException {
    ollama.isAnotherService();
    openPage(owner);
    assertThat(state()).isEqualTo(new SomethingElse(ollama.baseUrl()));

    ollama.isAWebPage();
    lookByHand();
    assertThat(state()).isEqualTo(new SomethingElse(ollama.baseUrl()));
    assertThat(source.models(owner)).isEmpty();
  }

  @Test
  void aServerThatGuardsItsHostRefuses() throws InterruptedException {
    ollama.guardsItsHost();

    openPage(owner);

    assertThat(state()).isEqualTo(new Refuses(ollama.baseUrl()));
  }

  @Test
  void aServerThatHangsDelaysNobodyElse() throws InterruptedException {
    ollama.hangs();
    try (FakeLmStudio running = new FakeLmStudio(lmStudio.baseUrl().getPort())) {
      running.serves(2);

      looks.watch(owner);
      while (!(looks.find(owner, LM_STUDIO).state() instanceof Running)) {
        Thread.onSpinWait();
      }

      assertThat(looks.find(owner, OLLAMA).looking()).isTrue();
      assertThat(state()).isEqualTo(new Unknown());
      settle();
      assertThat(state()).isEqualTo(new NotRunning(ollama.baseUrl()));
    }
  }

  @Test
  void aServerThatStopsVanishesAfterTwoLooksAndComesBackByItself() throws InterruptedException {
    ollama.serves(1);
    openPage(owner);
    ollama.stops();
    told.clear();

    lookByTimer();
    assertThat(state()).isInstanceOf(Running.class);
    assertThat(source.models(owner)).hasSize(1);
    assertThat(told).isEmpty();

    lookByTimer();
    assertThat(state()).isInstanceOf(NotRunning.class);
    assertThat(source.models(owner)).isEmpty();
    assertThat(changes()).isEqualTo(1);

    restart();
    lookByTimer();
    assertThat(state()).isInstanceOf(Running.class);
    assertThat(source.models(owner)).hasSize(1);
    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void aLookThatFindsTheServerAgainForgivesTheOneThatDidNot() throws InterruptedException {
    ollama.serves(1);
    openPage(owner);
    for (int round = 0; round < 3; round++) {
      ollama.resetsTheConnection();
      lookByTimer();
      ollama.serves(1);
      lookByTimer();
    }

    assertThat(state()).isInstanceOf(Running.class);
    assertThat(changes()).isEqualTo(1);
  }

  @Test
  void whoAsksIsToldWhatIsSoNow() throws InterruptedException {
    ollama.serves(1);
    openPage(owner);
    ollama.stops();

    lookByHand();

    assertThat(state()).isInstanceOf(NotRunning.class);
  }

  @Test
  void nothingIsToldWhereNothingHasChanged() throws InterruptedException {
    ollama.serves(2);
    openPage(owner);
    told.clear();

    lookByTimer();
    lookByTimer();

    assertThat(told).isEmpty();
  }

  @Test
  void aModelThatIsPulledOrLoadedIsToldAsAChange() throws InterruptedException {
    ollama.serves(1);
    openPage(owner);
    told.clear();

    ollama.serves(2);
    lookByTimer();
    ollama.loads("{\"model\":\"fake-0\",\"context_length\":4096}");
    lookByTimer();

    assertThat(changes()).isEqualTo(2);
    assertThat(source.models(owner))
        .anySatisfy(model -> assertThat(model.facts().contextWindow()).isEqualTo(4096));
  }

  @Test
  void nothingIsAskedWhenNobodyLooks() throws InterruptedException {
    ollama.serves(1);
    lookByTimer();
    assertThat(requests()).isZero();

    Runnable first = openPage(owner);
    Runnable second = openPage(owner);
    first.run();
    first.run();
    int before = requests();
    lookByTimer();
    assertThat(requests()).isGreaterThan(before);

    second.run();
    int last = requests();
    lookByTimer();
    assertThat(requests()).isEqualTo(last);
  }

  @Test
  void nothingIsEverAskedWhereThatIsSwitchedOff() throws InterruptedException {
    use(TestProviders.with("ollama", ollama.baseUrl()), false);
    ollama.serves(1);

    openPage(owner);
    lookByHand();
    looks.on(new CredentialEvent.Saved(owner, OLLAMA, false));
    settle();

    assertThat(looks.enabled()).isFalse();
    assertThat(requests()).isZero();
  }

  @Test
  void anAddressOfOneAccountIsNothingToAnother() throws InterruptedException {
    use(TestProviders.with("ollama", URI.create("http://127.0.0.1:1")), true);
    ollama.serves(2);
    AccountId other = TestAccounts.add(database);
    credentials.saveAddress(owner, ollamaProvider(), ollama.baseUrl());

    openPage(owner);
    openPage(other);

    assertThat(source.models(owner)).hasSize(2);
    assertThat(source.models(other)).isEmpty();
    assertThat(looks.find(other, OLLAMA).state())
        .isEqualTo(new NotRunning(URI.create("http://127.0.0.1:1")));
  }

  @Test
  void aMembersAddressReachesNoLoopback() throws InterruptedException {
    ollama.serves(2);
    AccountId member = TestAccounts.add(database);
    credentials.saveAddress(member, ollamaProvider(), ollama.baseUrl());

    openPage(member);

    assertThat(looks.find(member, OLLAMA).state()).isInstanceOf(NotRunning.class);
    assertThat(requests()).isZero();
  }

  @Test
  void anotherAddressIsLookedAtAtOnceAndWhatTheOldOneSaysIsOld() throws InterruptedException {
    ollama.hangs();
    looks.watch(owner);
    try (FakeOllama elsewhere = new FakeOllama(0)) {
      elsewhere.serves(2);
      credentials.saveAddress(owner, ollamaProvider(), elsewhere.baseUrl());

      looks.on(new CredentialEvent.Saved(owner, OLLAMA, false));
      settle();

      assertThat(state()).isEqualTo(new Running(elsewhere.baseUrl(), "0.12.6", 2));
    }
  }

  @Test
  void aTokenIsShownWhenAPersonLooksAndNotByTheTimer(ApplicationEvents written)
      throws InterruptedException {
    try (FakeLmStudio locked = new FakeLmStudio(lmStudio.baseUrl().getPort())) {
      locked.servesForItsToken(2);
      openPage(owner);
      assertThat(looks.find(owner, LM_STUDIO).state())
          .isEqualTo(new TokenWanted(locked.baseUrl(), false));

      try (SecretText token = SecretText.of(locked.key())) {
        credentials.save(owner, lmStudioProvider(), token, locked.baseUrl());
      }
      looks.on(new CredentialEvent.Saved(owner, LM_STUDIO, false));
      settle();
      lookByTimer();
      lookByTimer();

      assertThat(looks.find(owner, LM_STUDIO).state())
          .isEqualTo(new Running(locked.baseUrl(), "", 2));
      assertThat(source.models(owner)).hasSize(2);
      assertThat(written.stream(CredentialEvent.Used.class)).hasSize(1);
    }
  }

  @Test
  void aTokenThatIsNotTakenIsSaid() throws InterruptedException {
    try (FakeLmStudio locked = new FakeLmStudio(lmStudio.baseUrl().getPort())) {
      locked.servesForItsToken(2);
      try (SecretText token = SecretText.of(locked.wrongKey())) {
        credentials.save(owner, lmStudioProvider(), token, locked.baseUrl());
      }

      openPage(owner);

      assertThat(looks.find(owner, LM_STUDIO).state())
          .isEqualTo(new TokenWanted(locked.baseUrl(), true));
    }
  }

  @Test
  void localhostIsFoundAlsoWhereOnlyItsOtherAddressListens() throws Exception {
    HttpServer six = onIpv6();
    try {
      use(
          TestProviders.with(
              "ollama", URI.create("http://localhost:" + six.getAddress().getPort())),
          true);

      openPage(owner);

      assertThat(state())
          .isEqualTo(
              new Running(URI.create("http://[::1]:" + six.getAddress().getPort()), "6.0.0", 0));
    } finally {
      six.stop(0);
    }
  }

  @Test
  void anAccountThatIsRemovedLeavesNothing() throws InterruptedException {
    ollama.serves(1);
    openPage(owner);

    looks.on(new AccountRemoval(owner));
    int before = requests();
    lookByTimer();

    assertThat(state()).isEqualTo(new Unknown());
    assertThat(source.models(owner)).isEmpty();
    assertThat(requests()).isEqualTo(before);
  }

  private static HttpServer onIpv6() throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0), 0);
    } catch (IOException noIpv6) {
      assumeTrue(false, "No IPv6 on this machine");
      throw noIpv6;
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"version\":\"6.0.0\",\"models\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Provider ollamaProvider() {
    return TestProviders.builtIn().get(OLLAMA);
  }

  private static Provider lmStudioProvider() {
    return TestProviders.builtIn().get(LM_STUDIO);
  }
}
