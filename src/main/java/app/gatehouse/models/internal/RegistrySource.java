package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelSource;
import app.gatehouse.models.RegisteredModel;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The models the account added by hand, also those that nothing unlocks any more. */
@Component
class RegistrySource implements ModelSource {

  private final ModelRegistry registry;
  private final ProviderCatalog providers;
  private final UnlockedProviders unlocked;

  RegistrySource(ModelRegistry registry, ProviderCatalog providers, UnlockedProviders unlocked) {
    this.registry = registry;
    this.providers = providers;
    this.unlocked = unlocked;
  }

  @Override
  public List<Model> models(AccountId account) {
    Set<ProviderId> open = unlocked.of(account);
    return registry.list(account).stream().map(entry -> describe(entry, open)).toList();
  }

  private Model describe(RegisteredModel entry, Set<ProviderId> open) {
    Optional<Provider> provider = providers.find(entry.ref().provider());
    boolean needsNothing = provider.isPresent() && !provider.get().access().needsSecret();
    return new Model(
        entry.ref(),
        entry.name() == null ? entry.ref().id() : entry.name(),
        provider.map(Provider::name).orElse(entry.ref().provider().value()),
        Model.Source.REGISTRY,
        needsNothing || open.contains(entry.ref().provider()));
  }
}
