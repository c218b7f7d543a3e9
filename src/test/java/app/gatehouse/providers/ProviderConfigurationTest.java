package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.Provider.SecretNoun;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ProviderConfigurationTest {

  private static final String OPENAI = "gatehouse.providers.openai.base-url=";

  /** Without the variables of the machine the test runs on. */
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(ProviderConfiguration.class)
          .withInitializer(context -> environment(context.getEnvironment(), Map.of()));

  @Test
  void offersTheBuiltInProvidersWhenNothingIsConfigured() {
    assertThat(catalog().all()).isEqualTo(ProvidersFile.read().builtIn());
  }

  @Nested
  class Address {

    @Test
    void comesFromAProperty() {
      assertThat(address("openai", OPENAI + "http://127.0.0.1:9/v1"))
          .isEqualTo("http://127.0.0.1:9/v1");
    }

    @ParameterizedTest
    @CsvSource({
      "GATEHOUSE_PROVIDERS_OPENAI_BASE_URL, openai",
      "GATEHOUSE_PROVIDERS_OPENAI_BASEURL, openai",
      "GATEHOUSE_PROVIDERS_LMSTUDIO_BASE_URL, lmstudio",
      "GATEHOUSE_PROVIDERS_AZURE_BASE_URL, azure",
      "HF_ENDPOINT, huggingface",
      "OLLAMA_HOST, ollama"
    })
    void comesFromAnEnvironmentVariable(String variable, String provider) {
      assertThat(addressIn(Map.of(variable, "https://box.example/v1/"), provider))
          .isEqualTo("https://box.example/v1");
    }

    @Test
    void losesItsTrailingSlashes() {
      assertThat(address("openai", OPENAI + "https://box.example//"))
          .isEqualTo("https://box.example");
    }

    @Test
    void comesFromThePropertyBeforeTheToolsVariable() {
      assertThat(
              address(
                  "ollama",
                  "gatehouse.providers.ollama.base-url=http://ours:1",
                  "OLLAMA_HOST=theirs:2"))
          .isEqualTo("http://ours:1");
      assertThat(
              address(
                  "huggingface",
                  "gatehouse.providers.huggingface.base-url=https://ours.example",
                  "HF_ENDPOINT=https://theirs.example"))
          .isEqualTo("https://ours.example");
    }

    @Test
    void staysTheDefaultWhenAVariableIsBlank() {
      Map<String, Object> blank =
          Map.of("GATEHOUSE_PROVIDERS_OLLAMA_BASE_URL", "", "OLLAMA_HOST", " ", "HF_ENDPOINT", "");

      assertThat(addressIn(blank, "ollama")).isEqualTo("http://localhost:11434");
      assertThat(addressIn(blank, "huggingface")).isEqualTo("https://huggingface.co");
    }

    @Test
    void isFoundUnderAnIdSpeltWithADash() {
      assertThat(address("lmstudio", "gatehouse.providers.lm-studio.base-url=http://box:1"))
          .isEqualTo("http://box:1");
    }

    @Test
    void changesNothingElse() {
      Provider changed = catalog(OPENAI + "http://127.0.0.1:9").get(new ProviderId("openai"));

      Provider builtIn = ProvidersFile.read().builtIn().get(1);
      assertThat(changed).usingRecursiveComparison().ignoringFields("baseUrl").isEqualTo(builtIn);
    }
  }

  @Nested
  class AnOperatorsProvider {

    @Test
    void needsANameAndAnAddressOnly() {
      Provider added =
          added(
              "gatehouse.providers.mycorp.name=My Corp",
              "gatehouse.providers.mycorp.base-url=https://llm.mycorp.example/v1");

      assertThat(added.name()).isEqualTo("My Corp");
      assertThat(added.baseUrl()).hasToString("https://llm.mycorp.example/v1");
      assertThat(added.dialect()).isEqualTo(Dialect.OPENAI);
      assertThat(added.location()).isEqualTo(Location.CLOUD);
      assertThat(added.access()).isEqualTo(Access.SECRET);
      assertThat(added.noun()).isEqualTo(SecretNoun.KEY);
      assertThat(added.mark().letters()).isEqualTo("MC");
      assertThat(added.keyPage()).isNull();
      assertThat(added.keyPageLabel()).isNull();
      assertThat(added.keyShapes()).isEmpty();
      assertThat(added.defaultModels()).isEmpty();
      assertThat(added.description())
          .isEqualTo("My Corp was added by whoever runs this Gatehouse.");
      assertThat(added.steps()).hasSizeBetween(3, 5);
      assertThat(added.troubleshooting()).hasSize(3);
      assertThat(added.toString()).doesNotContain("{name}");
    }

    @Test
    void mayBeDescribedInFull() {
      Provider added =
          added(
              "gatehouse.providers.mycorp.name=My Corp",
              "gatehouse.providers.mycorp.base-url=https://llm.mycorp.example/v1/",
              "gatehouse.providers.mycorp.description=Our own models.",
              "gatehouse.providers.mycorp.key-page=https://mycorp.example/keys?tab=llm",
              "gatehouse.providers.mycorp.dialect=Groq",
              "gatehouse.providers.mycorp.models[0].id=big-1",
              "gatehouse.providers.mycorp.models[0].name=Big One",
              "gatehouse.providers.mycorp.models[1].id=small-1");

      assertThat(added.description()).isEqualTo("Our own models.");
      assertThat(added.keyPage()).hasToString("https://mycorp.example/keys?tab=llm");
      assertThat(added.keyPageLabel()).isEqualTo("Get your My Corp key here");
      assertThat(added.dialect()).isEqualTo(Dialect.GROQ);
      assertThat(added.defaultModels())
          .containsExactly(
              new DefaultModel("big-1", "Big One"), new DefaultModel("small-1", "small-1"));
    }

    @Test
    void mayComeFromTheEnvironmentAlone() {
      Map<String, Object> variables =
          Map.of(
              "GATEHOUSE_PROVIDERS_MYCORP_NAME", "My Corp",
              "GATEHOUSE_PROVIDERS_MYCORP_BASE_URL", "https://llm.mycorp.example/v1",
              "GATEHOUSE_PROVIDERS_MYCORP_KEY_PAGE", "https://mycorp.example/keys",
              "GATEHOUSE_PROVIDERS_MYCORP_MODELS_0_ID", "big-1");

      withCatalog(
          runner.withInitializer(context -> environment(context.getEnvironment(), variables)),
          catalog -> {
            Provider added = catalog.get(new ProviderId("mycorp"));
            assertThat(added.name()).isEqualTo("My Corp");
            assertThat(added.keyPage()).hasToString("https://mycorp.example/keys");
            assertThat(added.defaultModels()).containsExactly(new DefaultModel("big-1", "big-1"));
          });
    }

    @Test
    void keepsItsDashedIdWhenTheEnvironmentOverridesAPart() {
      withCatalog(
          runner
              .withInitializer(context ->
                  environment(
                      context.getEnvironment(),
                      Map.of("GATEHOUSE_PROVIDERS_MYCORP_BASE_URL", "https://new.example")))
              .withInitializer(context ->
                  context
                      .getEnvironment()
                      .getPropertySources()
                      .addLast(
                          new MapPropertySource(
                              "file",
                              Map.of(
                                  "gatehouse.providers.my-corp.name", "My Corp",
                                  "gatehouse.providers.my-corp.base-url", "https://old.example")))),
          catalog -> {
            assertThat(catalog.find(new ProviderId("mycorp"))).isEmpty();
            assertThat(catalog.get(new ProviderId("my-corp")).baseUrl())
                .hasToString("https://new.example");
          });
    }

    @Test
    void mayBeALocalServer() {
      Provider added =
          added(
              "gatehouse.providers.mycorp.name=Workshop",
              "gatehouse.providers.mycorp.base-url=http://workshop:11434",
              "gatehouse.providers.mycorp.dialect=ollama");

      assertThat(added.location()).isEqualTo(Location.LOCAL);
      assertThat(added.access()).isEqualTo(Access.ADDRESS);
      assertThat(added.description()).contains("Workshop is a model server");
    }

    @Test
    void comesAfterTheBuiltInOnesById() {
      assertThat(
              catalog(
                      "gatehouse.providers.zeta.name=A",
                      "gatehouse.providers.zeta.base-url=https://a.example",
                      "gatehouse.providers.beta.name=Z",
                      "gatehouse.providers.beta.base-url=https://z.example")
                  .all())
          .extracting(provider -> provider.id().value())
          .endsWith("lmstudio", "beta", "zeta")
          .hasSize(12);
    }

    private Provider added(String... properties) {
      return catalog(properties).get(new ProviderId("mycorp"));
    }
  }

  @Test
  void refusesACatalogInWhichTwoProvidersShareAnId() {
    Provider provider = ProvidersFile.read().builtIn().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderCatalog(List.of(provider, provider)))
        .withMessage("Two providers share the id openrouter");
  }

  private String address(String provider, String... properties) {
    return String.valueOf(catalog(properties).get(new ProviderId(provider)).baseUrl());
  }

  private String addressIn(Map<String, Object> variables, String provider) {
    String[] address = new String[1];
    withCatalog(
        runner.withInitializer(context -> environment(context.getEnvironment(), variables)),
        catalog -> address[0] = String.valueOf(catalog.get(new ProviderId(provider)).baseUrl()));
    return address[0];
  }

  private ProviderCatalog catalog(String... properties) {
    ProviderCatalog[] catalog = new ProviderCatalog[1];
    withCatalog(runner.withPropertyValues(properties), found -> catalog[0] = found);
    return catalog[0];
  }

  private static void withCatalog(
      ApplicationContextRunner runner, Consumer<ProviderCatalog> assertions) {
    runner.run(context -> assertions.accept(context.getBean(ProviderCatalog.class)));
  }

  private static void environment(
      ConfigurableEnvironment environment, Map<String, Object> variables) {
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, variables));
  }
}
