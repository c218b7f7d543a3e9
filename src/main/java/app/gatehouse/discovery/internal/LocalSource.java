package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.LocalServer.Running;
import app.gatehouse.discovery.internal.LocalServerStates.Key;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelSource;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The models of local servers that run; nothing has to be saved for them. */
@Component
class LocalSource implements ModelSource {

  private final ProviderCatalog providers;
  private final LocalServerStates states;

  LocalSource(ProviderCatalog providers, LocalServerStates states) {
    this.providers = providers;
    this.states = states;
  }

  @Override
  public List<Model> models(AccountId account) {
    return providers.all().stream()
        .flatMap(provider ->
            states.models(new Key(account, provider.id())).stream()
                .map(model -> model(provider, model)))
        .toList();
  }

  @Override
  public Set<ProviderId> listed(AccountId account) {
    return providers.all().stream()
        .map(Provider::id)
        .filter(provider -> states.state(new Key(account, provider)) instanceof Running)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Without a time: it is listed now, for as long as it is shown. */
  private static Model model(Provider provider, ListedModel model) {
    return new Model(
        new ModelRef(provider.id(), model.id()),
        model.name(),
        provider.name(),
        Model.Source.LIVE,
        Access.UNLOCKED,
        model.facts(),
        null,
        false,
        false,
        true);
  }
}
