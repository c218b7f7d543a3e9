package app.gatehouse.providers;

import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.Provider.Mark;
import app.gatehouse.providers.Provider.SecretNoun;
import app.gatehouse.providers.ProviderSettings.Model;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a provider from what an operator configured, and general texts for the rest. */
final class AddedProvider {

  private AddedProvider() {}

  /**
   * @throws InvalidProviderException when the name, the base URL or a model's id is missing, or a
   *     value cannot be read
   */
  static Provider of(ProviderId id, ProviderSettings settings, ProvidersFile.Added added) {
    String name =
        required(id, "name", settings.name(), "a provider that is not built in needs a name");
    String baseUrl =
        required(
            id,
            "base-url",
            settings.baseUrl(),
            "a provider that is not built in needs the address where it is reached");
    Dialect dialect = dialect(id, settings.dialect());
    boolean local = dialect == Dialect.OLLAMA || dialect == Dialect.LMSTUDIO;
    ProvidersFile.Texts texts = (local ? added.withAddress() : added.withSecret()).of(name);
    @Nullable URI keyPage = keyPage(id, settings.keyPage());
    return new Provider(
        id,
        name,
        null,
        texts.tagline(),
        settings.description() == null ? texts.description() : settings.description(),
        null,
        local ? Location.LOCAL : Location.CLOUD,
        dialect == Dialect.HUGGINGFACE ? SecretNoun.TOKEN : SecretNoun.KEY,
        access(dialect),
        keyPage,
        keyPage == null ? null : texts.keyPageLabel(),
        texts.steps(),
        texts.troubleshooting(),
        texts.costs(),
        null,
        List.of(),
        variables(id),
        WebAddress.base(OperatorSettings.property(id, "base-url"), baseUrl),
        dialect,
        models(id, settings.models()),
        Mark.of(id, name));
  }

  /** For {@code my-corp}: {@code MY_CORP_API_KEY} and {@code MY_CORP_BASE_URL}. */
  private static Provider.Variables variables(ProviderId id) {
    String name = id.value().toUpperCase(Locale.ROOT).replace('-', '_');
    return new Provider.Variables(List.of(name + "_API_KEY"), List.of(name + "_BASE_URL"));
  }

  private static Access access(Dialect dialect) {
    return switch (dialect) {
      case OLLAMA -> Access.ADDRESS;
      case LMSTUDIO -> Access.ADDRESS_AND_OPTIONAL_SECRET;
      default -> Access.SECRET;
    };
  }

  private static String required(
      ProviderId id, String setting, @Nullable String value, String reason) {
    if (value == null) {
      throw new InvalidProviderException(
          OperatorSettings.property(id, setting), "is missing: " + reason);
    }
    return value;
  }

  private static Dialect dialect(ProviderId id, @Nullable String value) {
    if (value == null) {
      return Dialect.OPENAI;
    }
    return Arrays.stream(Dialect.values())
        .filter(dialect -> dialect.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() ->
            new InvalidProviderException(
                OperatorSettings.property(id, "dialect"), "must be one of " + dialects()));
  }

  private static String dialects() {
    return Arrays.stream(Dialect.values())
        .map(dialect -> dialect.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static @Nullable URI keyPage(ProviderId id, @Nullable String value) {
    return value == null ? null : WebAddress.page(OperatorSettings.property(id, "key-page"), value);
  }

  private static List<DefaultModel> models(ProviderId id, List<Model> models) {
    return IntStream.range(0, models.size())
        .mapToObj(index -> {
          Model model = models.get(index);
          String modelId =
              required(
                  id, "models[" + index + "].id", model.id(), "a model is asked for by its id");
          return new DefaultModel(modelId, model.name() == null ? modelId : model.name());
        })
        .toList();
  }
}
