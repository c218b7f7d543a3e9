package app.gatehouse.providers;

/** The built-in providers, where there is no application to ask. */
public final class TestProviders {

  private TestProviders() {}

  public static ProviderCatalog builtIn() {
    return new ProviderCatalog(ProvidersFile.read().builtIn());
  }
}
