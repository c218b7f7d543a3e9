package app.gatehouse.hub;

import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the operator, or the tools of Hugging Face on this machine, say about the Hub. A property of
 * Gatehouse's own comes before the variable of those tools.
 */
@Component
public final class HubSettings {

  /** The Hub among the providers. */
  public static final ProviderId PROVIDER = new ProviderId("huggingface");

  private static final URI PUBLIC_HUB = URI.create("https://huggingface.co");
  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

  private final URI hub;
  private final boolean offline;
  private final Path cache;

  HubSettings(ProviderCatalog providers, Environment environment) {
    // Public models can be looked at even when an operator has taken the provider out.
    this.hub = providers.find(PROVIDER).map(Provider::baseUrl).orElse(PUBLIC_HUB);
    this.offline =
        first(environment, "gatehouse.hub.offline", "HF_HUB_OFFLINE")
            .map(value -> TRUE.contains(value.strip().toUpperCase(java.util.Locale.ROOT)))
            .orElse(false);
    this.cache = cache(environment).toAbsolutePath().normalize();
  }

  /** Where the Hub is, without a trailing slash. */
  public URI hub() {
    return hub;
  }

  /** Whether no request may leave for the Hub: {@code HF_HUB_OFFLINE}. */
  public boolean offline() {
    return offline;
  }

  /**
   * The root of the shared cache, absolute; it may not be there yet. In the order of
   * huggingface_hub: {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE}, {@code HF_HOME/hub},
   * {@code XDG_CACHE_HOME/huggingface/hub}, {@code ~/.cache/huggingface/hub}.
   */
  public Path cache() {
    return cache;
  }

  private static Path cache(Environment environment) {
    return first(environment, "gatehouse.hub.cache", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
        .map(HubSettings::path)
        .or(() -> first(environment, "HF_HOME").map(home -> path(home).resolve("hub")))
        .or(() ->
            first(environment, "XDG_CACHE_HOME")
                .map(home -> path(home).resolve("huggingface").resolve("hub")))
        .orElseGet(() -> path("~/.cache/huggingface/hub"));
  }

  private static Path path(String value) {
    String home = System.getProperty("user.home", ".");
    return value.equals("~") || value.startsWith("~/")
        ? Path.of(home + value.substring(1))
        : Path.of(value);
  }

  private static Optional<String> first(Environment environment, String... names) {
    for (String name : names) {
      @Nullable String value = environment.getProperty(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }
}
