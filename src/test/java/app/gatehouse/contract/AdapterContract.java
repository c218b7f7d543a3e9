package app.gatehouse.contract;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.fakes.FakeProvider;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** An adapter, the fake it asks, and what is asked with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract<F extends FakeProvider> {

  protected static final Duration TOTAL = Duration.ofSeconds(20);
  private static final ProviderCatalog PROVIDERS = TestProviders.builtIn();

  /** Each test's own: a connection of the one before would be trusted for a moment. */
  private OutboundHttp http;

  protected F provider;

  /** How many models had been listed, each time that was told. */
  protected final List<Integer> progress = new ArrayList<>();

  protected abstract DialectAdapter adapter();

  /** A new one, on any free port. */
  protected abstract F fake();

  /** One server for all tests of a class, unless one of them stopped it. */
  @BeforeEach
  void start() {
    progress.clear();
    http = OutboundHttp.standalone("test");
    if (provider == null || !provider.server().isRunning()) {
      provider = fake();
    }
    provider.server().resetAll();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @AfterAll
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

  protected Findings ask(String key, Duration total) {
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
}
