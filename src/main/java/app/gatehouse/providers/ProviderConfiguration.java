package app.gatehouse.providers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Puts the catalog together: {@code providers.yaml}, and over it {@code gatehouse.providers.*}. For
 * the address of Hugging Face and Ollama the variables of those tools, {@code HF_ENDPOINT} and
 * {@code OLLAMA_HOST}, stand between the two.
 */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  private static final String HF_ENDPOINT = "HF_ENDPOINT";

  /**
   * @throws InvalidProviderException when the operator's configuration cannot be used
   */
  @Bean
  ProviderCatalog providerCatalog(Environment environment) {
    ProvidersFile file = ProvidersFile.read();
    List<ProviderId> builtIn = file.builtIn().stream().map(Provider::id).toList();
    Map<ProviderId, ProviderSettings> settings = OperatorSettings.read(environment, builtIn);

    Stream<Provider> known =
        file.builtIn().stream()
            .map(provider -> configured(provider, settings.get(provider.id()), environment));
    Stream<Provider> added =
        settings.entrySet().stream()
            .filter(entry -> !builtIn.contains(entry.getKey()))
            .map(entry -> AddedProvider.of(entry.getKey(), entry.getValue(), file.added()));
    return new ProviderCatalog(Stream.concat(known, added).toList());
  }

  private static Provider configured(
      Provider provider, @Nullable ProviderSettings settings, Environment environment) {
    if (settings != null) {
      refuseOthers(provider.id(), settings);
    }
    if (settings != null && settings.baseUrl() != null) {
      String property = OperatorSettings.property(provider.id(), "base-url");
      return provider.at(WebAddress.base(property, settings.baseUrl()));
    }
    return fromTool(provider.id(), environment).map(provider::at).orElse(provider);
  }

  private static void refuseOthers(ProviderId id, ProviderSettings settings) {
    settings
        .firstBesidesBaseUrl()
        .ifPresent(setting -> {
          throw new InvalidProviderException(
              OperatorSettings.property(id, setting),
              "cannot be set: of a built-in provider only base-url can be changed");
        });
  }

  private static Optional<URI> fromTool(ProviderId id, Environment environment) {
    return switch (id.value()) {
      case "huggingface" ->
          variable(HF_ENDPOINT, environment).map(value -> WebAddress.base(HF_ENDPOINT, value));
      case "ollama" -> variable(OllamaHost.VARIABLE, environment).map(OllamaHost::address);
      default -> Optional.empty();
    };
  }

  private static Optional<String> variable(String name, Environment environment) {
    return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
  }
}
