package app.gatehouse.runtimes.internal;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.runtimes.RuntimeChatException;
import app.gatehouse.runtimes.RuntimeEndpoint;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

@Requests(ChildChat.class)
class ChildChatRedirectTest extends RedirectContract {

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    RuntimeEndpoint endpoint =
        new RuntimeEndpoint(URI.create(origin + "/v1"), credential, "local/o/m", 512);
    try {
      new ChildChat(http).ask(endpoint, "Hello", piece -> {});
    } catch (RuntimeChatException asItShould) {
      // A redirect is no answer.
    }
  }
}
