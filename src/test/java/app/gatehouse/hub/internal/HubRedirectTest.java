package app.gatehouse.hub.internal;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

@Requests(HubClient.class)
class HubRedirectTest extends RedirectContract {

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    HubClient client = new HubClient(http, origin);
    client.authCheck(new RepositoryId("o/m"), credential);
    client.gate(new RepositoryId("o/m"), credential);
    client.whoAmI(credential);
    client.ask(new Catalogue(origin).model(new RepositoryId("o/m")), credential);
    client.ask(new Catalogue(origin).tree(new RepositoryId("o/m"), "main"), credential);
  }
}
