package app.gatehouse.providers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures of one provider, below {@code gatehouse.providers.<id>}; in the
 * environment for example {@code GATEHOUSE_PROVIDERS_MYCORP_BASE_URL}. Of a built-in provider only
 * the base URL can be set; any other id adds a provider. A blank value counts as none.
 *
 * @param name for people. {@code .name}, {@code _NAME}; none by default, required of an added one
 * @param baseUrl http or https, where it is reached. {@code .base-url}, {@code _BASE_URL}; default
 *     as in {@code providers.yaml}, required of an added one
 * @param description one sentence. {@code .description}, {@code _DESCRIPTION}; a general one
 * @param keyPage http or https, where its keys are made. {@code .key-page}, {@code _KEY_PAGE}; none
 * @param dialect name of a {@link Dialect} in either case. {@code .dialect}, {@code _DIALECT};
 *     {@code openai}
 * @param models listed until it has been asked. {@code .models[0].id}, {@code _MODELS_0_ID}; none
 */
record ProviderSettings(
    @Nullable String name,
    @Nullable String baseUrl,
    @Nullable String description,
    @Nullable String keyPage,
    @Nullable String dialect,
    @DefaultValue List<Model> models) {

  ProviderSettings {
    name = textOrNull(name);
    baseUrl = textOrNull(baseUrl);
    description = textOrNull(description);
    keyPage = textOrNull(keyPage);
    dialect = textOrNull(dialect);
    models = List.copyOf(models);
  }

  /** The name of a setting other than the base URL that has a value. */
  Optional<String> firstBesidesBaseUrl() {
    if (name != null) {
      return Optional.of("name");
    }
    if (description != null) {
      return Optional.of("description");
    }
    if (keyPage != null) {
      return Optional.of("key-page");
    }
    if (dialect != null) {
      return Optional.of("dialect");
    }
    return models.isEmpty() ? Optional.empty() : Optional.of("models");
  }

  /**
   * @param id as the provider names it on the wire; required
   * @param name for people; the id by default
   */
  record Model(@Nullable String id, @Nullable String name) {

    Model {
      id = textOrNull(id);
      name = textOrNull(name);
    }
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
