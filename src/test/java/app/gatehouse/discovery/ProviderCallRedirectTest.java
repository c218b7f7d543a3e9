package app.gatehouse.discovery;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The one way by which adapters ask, with every header a dialect puts its key into. */
@Requests(ProviderCall.class)
class ProviderCallRedirectTest extends RedirectContract {

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    ProviderCall call =
        new ProviderCall(
            http,
            TestProviders.builtIn().get(new ProviderId("openai")),
            origin,
            AddressTrust.CONFIGURED,
            credential,
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            listed -> {});
    for (Headers headers :
        List.of(Headers::bearer, in("api-key"), in("x-api-key"), in("x-goog-api-key"))) {
      call.get("/models?limit=1000", headers);
      call.post("/api/show", "{}".getBytes(StandardCharsets.UTF_8), headers);
    }
  }

  private static Headers in(String name) {
    return (request, secret) -> secret == null ? request : request.withSecretHeader(name, secret);
  }
}
