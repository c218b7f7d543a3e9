package app.gatehouse.runtimes.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where an account's Ollama is: as discovery found it, else as it is saved or configured. */
@Component
class OllamaPlaces {

  static final ProviderId OLLAMA = new ProviderId("ollama");

  private final LocalServers servers;
  private final ProviderCatalog providers;
  private final CredentialService credentials;
  private final AccountService accounts;
  private final OutboundHttp http;

  OllamaPlaces(
      LocalServers servers,
      ProviderCatalog providers,
      CredentialService credentials,
      AccountService accounts,
      OutboundHttp http) {
    this.servers = servers;
    this.providers = providers;
    this.credentials = credentials;
    this.accounts = accounts;
    this.http = http;
  }

  /**
   * Works with the account's Ollama, and with the token it has saved for it, if any.
   *
   * @return false when nobody says where it is
   * @throws CredentialUnavailableException when the saved token does not open
   */
  boolean with(AccountId account, Consumer<OllamaClient> work) {
    Optional<Credential> saved = credentials.find(account, OLLAMA);
    @Nullable URI typed = saved.map(Credential::endpoint).orElse(null);
    @Nullable URI base = base(account, typed);
    if (base == null) {
      return false;
    }
    AddressTrust trust = typed == null ? AddressTrust.CONFIGURED : trust(account);
    if (saved.isPresent() && saved.get().state() == Credential.State.SAVED) {
      credentials.use(
          account,
          saved.get().id(),
          Purpose.HANDOVER,
          token -> {
            work.accept(new OllamaClient(http, base, trust, token));
            return true;
          });
    } else {
      work.accept(new OllamaClient(http, base, trust, null));
    }
    return true;
  }

  /** It is there, or there is more now. */
  void lookAgain(AccountId account) {
    servers.look(account, OLLAMA);
  }

  private @Nullable URI base(AccountId account, @Nullable URI typed) {
    if (servers.find(account, OLLAMA).state() instanceof LocalServer.Running running) {
      return running.address();
    }
    return typed == null ? providers.find(OLLAMA).map(Provider::baseUrl).orElse(null) : typed;
  }

  private AddressTrust trust(AccountId account) {
    boolean owner = accounts.find(account).filter(Account::owner).isPresent();
    return owner ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
  }
}
