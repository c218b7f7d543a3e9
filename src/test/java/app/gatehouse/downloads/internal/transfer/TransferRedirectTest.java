package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * The question where a file is. Bytes may come from elsewhere, but are asked for without a token.
 */
@Requests(HubWire.class)
class TransferRedirectTest extends RedirectContract {

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    HubTokens tokens =
        new HubTokens() {
          @Override
          public <T> T use(
              AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
            return work.apply(credential);
          }
        };
    HubWire wire = new HubWire(http, tokens, new Hops(origin, uri -> false));
    wire.ask(new AccountId(new UUID(0, 1)), "/o/m/resolve/main/file");
  }
}
