package app.gatehouse.providers;

import org.springframework.mock.env.MockEnvironment;

/** The catalog as a Gatehouse has it, for tests that need nothing else of one. */
public final class KnownProviders {

  private KnownProviders() {}

  /**
   * @param settings names and values in turn, such as {@code gatehouse.providers.mycorp.name}
   */
  public static ProviderCatalog catalog(String... settings) {
    MockEnvironment environment = new MockEnvironment();
    for (int i = 0; i < settings.length; i += 2) {
      environment.setProperty(settings[i], settings[i + 1]);
    }
    return new ProviderConfiguration().providerCatalog(environment);
  }
}
