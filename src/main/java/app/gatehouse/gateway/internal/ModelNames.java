package app.gatehouse.gateway.internal;

import app.gatehouse.gateway.Aliases;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a request means by the name of its model. */
@Component
class ModelNames {

  static final ProviderId ANTHROPIC = new ProviderId("anthropic");

  private final Aliases aliases;
  private final ModelCatalog catalog;
  private final ProviderCatalog providers;

  ModelNames(Aliases aliases, ModelCatalog catalog, ProviderCatalog providers) {
    this.aliases = aliases;
    this.catalog = catalog;
    this.providers = providers;
  }

  /**
   * The models to try, in order.
   *
   * @param name an alias, {@code provider/id}, or below {@code /anthropic} the bare id
   * @throws RefusedException when it means nothing, or the token may not be used for it
   */
  List<ModelRef> find(KnownToken token, String name, Dialect dialect) throws RefusedException {
    List<ModelRef> models = meant(token, name, dialect);
    boolean named = token.allows(name);
    if (!named && !(models.size() == 1 && token.allows(models.getFirst().toString()))) {
      throw new RefusedException(Refusals.modelNotAllowed());
    }
    if (dialect == Dialect.ANTHROPIC && !models.stream().allMatch(this::speaksAnthropic)) {
      throw new RefusedException(Refusals.notAnthropics());
    }
    return models;
  }

  private List<ModelRef> meant(KnownToken token, String name, Dialect dialect)
      throws RefusedException {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return List.of(reference(name, slash));
    }
    var alias = aliases.find(token.account(), name);
    if (alias.isPresent()) {
      return alias.get().models();
    }
    if (dialect == Dialect.ANTHROPIC && ModelRef.isValidId(name)) {
      return List.of(new ModelRef(ANTHROPIC, name));
    }
    throw new RefusedException(Refusals.unknownModel(unknown(token, name)));
  }

  private ModelRef reference(String name, int slash) throws RefusedException {
    String provider = name.substring(0, slash);
    String id = name.substring(slash + 1);
    if (!ProviderId.isValid(provider) || !isKnown(new ProviderId(provider))) {
      throw new RefusedException(
          Refusals.unknownModel(
              "Gatehouse knows no such provider. A model is named provider/id, for example"
                  + " openai/gpt-4o-mini; GET /v1/models lists them."));
    }
    if (!ModelRef.isValidId(id)) {
      throw new RefusedException(
          Refusals.unknownModel(
              "A model's id has 1 to 200 characters and no blanks; GET /v1/models lists them."));
    }
    return new ModelRef(new ProviderId(provider), id);
  }

  private boolean isKnown(ProviderId id) {
    return id.equals(ProviderId.LOCAL) || providers.find(id).isPresent();
  }

  boolean speaksAnthropic(ModelRef model) {
    return providers
        .find(model.provider())
        .filter(provider -> provider.dialect() == app.gatehouse.providers.Dialect.ANTHROPIC)
        .isPresent();
  }

  /** Most often only the provider is missing. */
  private String unknown(KnownToken token, String name) {
    return ModelList.usable(catalog, token.account()).stream()
        .map(Model::ref)
        .filter(ref -> ref.id().equals(name))
        .findFirst()
        .map(ref -> "There is no alias of this name. Did you mean the model " + ref + "?")
        .orElse(
            "There is no alias of this name. A model is named provider/id, for example"
                + " openai/gpt-4o-mini; GET /v1/models lists them.");
  }

  /** For people. */
  String provider(ModelRef model) {
    Optional<Provider> provider = providers.find(model.provider());
    return provider.map(Provider::name).orElse(Model.LOCAL_PROVIDER);
  }
}
