package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelSource;
import app.gatehouse.models.ProviderAccess;
import app.gatehouse.models.RegisteredModel;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The models the account added by hand, also those that nothing unlocks any more. */
@Component
class RegistrySource implements ModelSource {

  private final ModelRegistry registry;
  private final ProviderCatalog providers;
  private final ProviderAccess access;

  RegistrySource(ModelRegistry registry, ProviderCatalog providers, ProviderAccess access) {
    this.registry = registry;
    this.providers = providers;
    this.access = access;
  }

  @Override
  public List<Model> models(AccountId account) {
    Map<ProviderId, Access> saved = access.of(account);
    return registry.list(account).stream().map(entry -> describe(entry, saved)).toList();
  }

  private Model describe(RegisteredModel entry, Map<ProviderId, Access> saved) {
    Optional<Provider> provider = providers.find(entry.ref().provider());
    boolean needsNothing = provider.isPresent() && !provider.get().access().needsSecret();
    return Model.of(
        entry.ref(),
        entry.name() == null ? entry.ref().id() : entry.name(),
        provider.map(Provider::name).orElse(entry.ref().provider().value()),
        Model.Source.REGISTRY,
        saved.getOrDefault(entry.ref().provider(), needsNothing ? Access.UNLOCKED : Access.NO_KEY));
  }
}
