package app.gatehouse.providers;

import java.net.URI;
import java.util.List;

/** The built-in providers, where there is no application to ask. */
public final class TestProviders {

  private TestProviders() {}

  public static ProviderCatalog builtIn() {
    return new ProviderCatalog(ProvidersFile.read().builtIn());
  }

  /** The same, with one of them reached elsewhere. */
  public static ProviderCatalog with(String id, URI baseUrl) {
    return new ProviderCatalog(
        builtIn().all().stream()
            .map(provider -> provider.id().value().equals(id) ? provider.at(baseUrl) : provider)
            .toList());
  }

  /** One that an operator added, and that answers as OpenAI does. */
  public static Provider added(String id, URI baseUrl) {
    return AddedProvider.of(
        new ProviderId(id),
        new ProviderSettings(id, baseUrl.toString(), null, null, null, List.of()),
        ProvidersFile.read().added());
  }
}
