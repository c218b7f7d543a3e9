package app.gatehouse.outbound;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The way out itself, with every header by which one of the ten providers takes its key. */
@Requests(OutboundHttp.class)
class OutboundRedirectTest extends RedirectContract {

  private static final List<String> CREDENTIAL_HEADERS =
      List.of(
          "Authorization",
          "Proxy-Authorization",
          "x-api-key",
          "api-key",
          "x-goog-api-key",
          "Ocp-Apim-Subscription-Key",
          "X-Auth-Token",
          "Cookie");

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    OutboundRequest request = OutboundRequest.get(origin);
    for (String header : CREDENTIAL_HEADERS) {
      request = request.withSecretHeader(header, credential);
    }
    http.send(request);
    http.send(request.withTrust(AddressTrust.TYPED_BY_OWNER));
    http.open(request).close();
  }
}
