package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
class HubAccessDoctor implements HubAccessService {

  static final ProviderId HUGGING_FACE = new ProviderId("huggingface");

  private static final URI PUBLIC_HUB = URI.create("https://huggingface.co");

  private final Supplier<URI> hub;
  private final HubToken token;
  private final OutboundHttp http;

  /** Public models can be looked at even when an operator has taken the provider out. */
  @Autowired
  HubAccessDoctor(ProviderCatalog providers, HubToken token, OutboundHttp http) {
    this(() -> providers.find(HUGGING_FACE).map(Provider::baseUrl).orElse(PUBLIC_HUB), token, http);
  }

  HubAccessDoctor(Supplier<URI> hub, HubToken token, OutboundHttp http) {
    this.hub = hub;
    this.token = token;
    this.http = http;
  }

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    HubClient client = new HubClient(http, hub.get());
    return token.use(account, secret -> new AccessCheck(client, id, secret).run());
  }

  @Override
  public HubPages pages() {
    return new HubPages(hub.get());
  }
}
