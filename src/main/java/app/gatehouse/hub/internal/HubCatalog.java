package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.FoundPage;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.HubModels;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubResult.NotTold;
import app.gatehouse.hub.HubResult.Told;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** See docs/decisions/0028. */
@Service
class HubCatalog implements HubModels {

  private final Catalogue addresses;
  private final HubTokens tokens;
  private final HubClient client;
  private final URI hub;
  private final boolean offline;

  @Autowired
  HubCatalog(HubSettings settings, HubTokens tokens, OutboundHttp http) {
    this(settings.hub(), settings.offline(), tokens, http);
  }

  HubCatalog(URI hub, boolean offline, HubTokens tokens, OutboundHttp http) {
    this.hub = hub;
    this.offline = offline;
    this.tokens = tokens;
    this.addresses = new Catalogue(hub);
    this.client = new HubClient(http, hub);
  }

  @Override
  public HubResult<FoundPage> search(HubSearch wanted) {
    return page(addresses.search(wanted));
  }

  @Override
  public HubResult<FoundPage> more(FoundPage.Next next) {
    // As it stands, and nowhere but to the Hub: the page that holds it may have been tampered with.
    return client
        .withinApi(hub, next.address().toString())
        .map(this::page)
        .orElseGet(() -> new NotTold<>(new HubSilence.Unexpected()));
  }

  private HubResult<FoundPage> page(URI address) {
    return asking(() -> {
      OutboundResponse response = client.ask(address, null);
      HubAnswer answer = HubAnswer.of(response);
      if (!answer.isSuccess() || !answer.json().isArray()) {
        return new NotTold<>(Silences.of(answer));
      }
      Optional<String> link = Catalogue.next(response.headers("Link"));
      Optional<URI> next = link.flatMap(there -> client.withinApi(address, there));
      return new Told<>(
          new FoundPage(
              ModelJson.found(answer.json()),
              next.map(FoundPage.Next::new).orElse(null),
              link.isPresent() && next.isEmpty()));
    });
  }

  @Override
  public HubResult<HubModel> open(AccountId account, RepositoryId id) {
    return asking(() -> {
      HubResult<HubModel> shown = open(id, null);
      return shown instanceof NotTold<HubModel>(HubSilence.NotShown _)
          ? openHidden(account, id, shown)
          : shown;
    });
  }

  /** What is not shown to everybody may be shown to the account. */
  private HubResult<HubModel> openHidden(
      AccountId account, RepositoryId id, HubResult<HubModel> toEverybody) {
    try {
      return tokens.use(
          account,
          Purpose.HUB_ACCESS_CHECK,
          token ->
              token != null && OutboundRequest.canCarry(token) ? open(id, token) : toEverybody);
    } catch (CredentialUnavailableException doesNotOpen) {
      return toEverybody;
    }
  }

  private HubResult<HubModel> open(RepositoryId id, @Nullable SecretText token) {
    HubAnswer answer = HubAnswer.of(client.ask(addresses.model(id), token));
    return answer.isSuccess() && answer.json().isObject()
        ? new Told<>(new ModelReading(client, addresses, token).read(id, answer.json()))
        : new NotTold<>(Silences.of(answer));
  }

  private <T> HubResult<T> asking(Supplier<HubResult<T>> question) {
    if (offline) {
      return new NotTold<>(new HubSilence.Offline());
    }
    try {
      return question.get();
    } catch (OutboundException failure) {
      return new NotTold<>(Silences.of(failure));
    }
  }
}
