package app.gatehouse.inference.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.FrequentUse;
import app.gatehouse.credentials.KeptCredential;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.InferenceSettings;
import app.gatehouse.models.ModelRef;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.providers.Dialect;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the way to a provider's models. */
@Component
class Routes {

  private final ProviderCatalog providers;
  private final FrequentUse credentials;
  private final AccountService accounts;
  private final InferenceSettings settings;

  Routes(
      ProviderCatalog providers,
      FrequentUse credentials,
      AccountService accounts,
      InferenceSettings settings) {
    this.providers = providers;
    this.credentials = credentials;
    this.accounts = accounts;
    this.settings = settings;
  }

  /**
   * @throws InferenceException when there is no such provider, or nothing is saved for it
   */
  Route to(AccountId account, ModelRef model) throws InferenceException {
    Provider provider = providers.find(model.provider()).orElse(null);
    if (provider == null) {
      throw new InferenceException(Failures.of(Reason.MODEL_NOT_FOUND));
    }
    Optional<KeptCredential> saved = credentials.find(account, model.provider());
    if (provider.access().needsSecret() && saved.filter(KeptCredential::hasSecret).isEmpty()) {
      throw new InferenceException(Failures.of(Reason.NO_KEY));
    }
    @Nullable URI typed = saved.map(KeptCredential::endpoint).orElse(null);
    @Nullable URI base = typed == null ? provider.baseUrl() : typed;
    if (base == null) {
      throw new InferenceException(Failures.of(Reason.NO_KEY));
    }
    return new Route(
        provider.dialect(),
        apiBase(provider.dialect(), base),
        typed == null ? AddressTrust.CONFIGURED : trust(account),
        saved.orElse(null),
        provider.location() == Provider.Location.LOCAL ? settings.localIdle() : settings.idle());
  }

  /** Where the paths of the dialect begin. */
  private URI apiBase(Dialect dialect, URI base) {
    return switch (dialect) {
      case OPENAI, XAI, GROQ, OPENROUTER, GEMINI -> base;
      case ANTHROPIC, OLLAMA, LMSTUDIO -> URI.create(base + "/v1");
      case AZURE -> URI.create(base + "/openai/v1");
      case HUGGINGFACE -> settings.huggingFaceRouter();
    };
  }

  private AddressTrust trust(AccountId account) {
    boolean owner = accounts.find(account).filter(Account::owner).isPresent();
    return owner ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
  }
}
