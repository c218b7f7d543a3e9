package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundHttp;
import java.net.URI;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
class HubAccessDoctor implements HubAccessService {

  private final URI hub;
  private final HubTokens tokens;
  private final OutboundHttp http;

  @Autowired
  HubAccessDoctor(HubSettings settings, HubTokens tokens, OutboundHttp http) {
    this(settings.hub(), tokens, http);
  }

  HubAccessDoctor(URI hub, HubTokens tokens, OutboundHttp http) {
    this.hub = hub;
    this.tokens = tokens;
    this.http = http;
  }

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    HubClient client = new HubClient(http, hub);
    try {
      return tokens.use(
          account, Purpose.HUB_ACCESS_CHECK, secret -> new AccessCheck(client, id, secret).run());
    } catch (CredentialUnavailableException doesNotOpen) {
      return new HubAccess.NeedsReentry();
    }
  }

  @Override
  public HubPages pages() {
    return new HubPages(hub);
  }
}
