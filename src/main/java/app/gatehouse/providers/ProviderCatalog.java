package app.gatehouse.providers;

import java.util.List;
import java.util.Optional;

/** All providers there are, in the order they are shown. Immutable. */
public final class ProviderCatalog {

  private final List<Provider> providers;

  public ProviderCatalog(List<Provider> providers) {
    this.providers = List.copyOf(providers);
  }

  public List<Provider> all() {
    return providers;
  }

  /** Empty when there is none by this id, for example after an operator took it out. */
  public Optional<Provider> find(ProviderId id) {
    return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when there is none by this id
   */
  public Provider get(ProviderId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No provider " + id));
  }
}
