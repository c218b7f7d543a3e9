package app.gatehouse.discovery;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The one way by which adapters ask, with every header a dialect puts its key into. */
@Requests(ProviderCall.class)
class ProviderCallRedirectTest extends RedirectContract {

  private static final Provider PROVIDER = TestProviders.builtIn().get(new ProviderId("openai"));

  private static final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterAll
  static void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    ProviderCall call =
        new ProviderCall(
            http,
            PROVIDER,
            origin,
            AddressTrust.CONFIGURED,
            credential,
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            listed -> {});
    call.get("/models?limit=1000", ProviderCallRedirectTest::everywhere);
    call.post(
        "/api/show", "{}".getBytes(StandardCharsets.UTF_8), ProviderCallRedirectTest::everywhere);
  }

  private static OutboundRequest everywhere(OutboundRequest request, @Nullable SecretText secret) {
    return secret == null
        ? request
        : request
            .withBearer(secret)
            .withSecretHeader("api-key", secret)
            .withSecretHeader("x-api-key", secret)
            .withSecretHeader("x-goog-api-key", secret);
  }
}
