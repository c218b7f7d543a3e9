package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelSource;
import app.gatehouse.models.ProviderAccess;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The built-in models of every provider: locked where the account has saved nothing. Of local
 * servers only those it uses, since nothing else says that they are there.
 */
@Component
class DefaultListSource implements ModelSource {

  private final ProviderCatalog providers;
  private final ProviderAccess access;

  DefaultListSource(ProviderCatalog providers, ProviderAccess access) {
    this.providers = providers;
    this.access = access;
  }

  @Override
  public List<Model> models(AccountId account) {
    Map<ProviderId, Access> saved = access.of(account);
    return providers.all().stream()
        .filter(provider -> provider.access().needsSecret() || saved.containsKey(provider.id()))
        .flatMap(provider ->
            provider.defaultModels().stream()
                .map(model ->
                    Model.of(
                        new ModelRef(provider.id(), model.id()),
                        model.name(),
                        provider.name(),
                        Model.Source.DEFAULT_LIST,
                        saved.getOrDefault(provider.id(), Access.NO_KEY))))
        .toList();
  }
}
