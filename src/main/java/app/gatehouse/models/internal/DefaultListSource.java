package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelSource;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The built-in models of every provider the account has a credential for. */
@Component
class DefaultListSource implements ModelSource {

  private final ProviderCatalog providers;
  private final UnlockedProviders unlocked;

  DefaultListSource(ProviderCatalog providers, UnlockedProviders unlocked) {
    this.providers = providers;
    this.unlocked = unlocked;
  }

  @Override
  public List<Model> models(AccountId account) {
    Set<ProviderId> open = unlocked.of(account);
    return providers.all().stream()
        .filter(provider -> open.contains(provider.id()))
        .flatMap(provider ->
            provider.defaultModels().stream()
                .map(model ->
                    new Model(
                        new ModelRef(provider.id(), model.id()),
                        model.name(),
                        provider.name(),
                        Model.Source.DEFAULT_LIST,
                        true)))
        .toList();
  }
}
