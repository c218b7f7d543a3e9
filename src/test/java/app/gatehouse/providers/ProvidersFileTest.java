package app.gatehouse.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.Provider.SecretNoun;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class ProvidersFileTest {

  private static final int TELLABLE_DEGREES = 20;

  private final ProviderCatalog catalog = new ProviderCatalog(ProvidersFile.read().builtIn());

  static List<Provider> builtIn() {
    return ProvidersFile.read().builtIn();
  }

  @Test
  void readsTheTenBuiltInProvidersInOrder() {
    assertThat(catalog.all())
        .extracting(provider -> provider.id().value())
        .containsExactly(
            "openrouter",
            "openai",
            "anthropic",
            "gemini",
            "xai",
            "groq",
            "azure",
            "huggingface",
            "ollama",
            "lmstudio");
    assertThat(catalog.all())
        .extracting(Provider::name)
        .containsExactly(
            "OpenRouter",
            "OpenAI",
            "Anthropic",
            "Google Gemini",
            "xAI",
            "Groq",
            "Azure OpenAI",
            "Hugging Face",
            "Ollama",
            "LM Studio");
  }

  @Test
  void linksToThePagesWhereKeysAreMade() {
    assertThat(catalog.all())
        .extracting(provider -> String.valueOf(provider.keyPage()))
        .containsExactly(
            "https://openrouter.ai/settings/keys",
            "https://platform.openai.com/api-keys",
            "https://console.anthropic.com/settings/keys",
            "https://aistudio.google.com/app/apikey",
            "https://console.x.ai",
            "https://console.groq.com/keys",
            "https://portal.azure.com",
            "https://huggingface.co/settings/tokens",
            "https://ollama.com/download",
            "https://lmstudio.ai/download");
    assertThat(catalog.all())
        .extracting(Provider::keyPageLabel)
        .containsExactly(
            "Get your OpenRouter key here",
            "Get your OpenAI key here",
            "Get your Anthropic key here",
            "Get your Google Gemini key here",
            "Get your xAI key here",
            "Get your Groq key here",
            "Get your Azure OpenAI key here",
            "Get your Hugging Face token here",
            "Get Ollama here",
            "Get LM Studio here");
  }

  @Test
  void knowsWhereEachProviderIsReached() {
    Map<String, URI> addresses =
        catalog.all().stream()
            .filter(provider -> provider.baseUrl() != null)
            .collect(Collectors.toMap(provider -> provider.id().value(), Provider::baseUrl));

    assertThat(addresses)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "openrouter", URI.create("https://openrouter.ai/api/v1"),
                "openai", URI.create("https://api.openai.com/v1"),
                "anthropic", URI.create("https://api.anthropic.com"),
                "gemini", URI.create("https://generativelanguage.googleapis.com/v1beta"),
                "xai", URI.create("https://api.x.ai/v1"),
                "groq", URI.create("https://api.groq.com/openai/v1"),
                "huggingface", URI.create("https://huggingface.co"),
                "ollama", URI.create("http://localhost:11434"),
                "lmstudio", URI.create("http://localhost:1234")));
  }

  @Test
  void listsTheDefaultModels() {
    assertThat(models("openai"))
        .containsExactly(
            new DefaultModel("gpt-4o-mini", "GPT-4o mini"), new DefaultModel("gpt-4o", "GPT-4o"));
    assertThat(models("anthropic"))
        .containsExactly(
            new DefaultModel("claude-3-5-sonnet", "Claude 3.5 Sonnet"),
            new DefaultModel("claude-3-5-haiku", "Claude 3.5 Haiku"));
    assertThat(models("gemini"))
        .containsExactly(
            new DefaultModel("gemini-1.5-flash", "Gemini 1.5 Flash"),
            new DefaultModel("gemini-1.5-pro", "Gemini 1.5 Pro"));
    assertThat(models("xai"))
        .containsExactly(
            new DefaultModel("grok-2", "Grok 2"), new DefaultModel("grok-2-mini", "Grok 2 Mini"));
    assertThat(models("openrouter"))
        .hasSizeBetween(3, 5)
        .allMatch(model -> model.id().contains("/"));
    assertThat(models("groq")).hasSizeBetween(3, 5);
    assertThat(
            Stream.of("azure", "huggingface", "ollama", "lmstudio")
                .flatMap(id -> models(id).stream()))
        .isEmpty();
  }

  @Test
  void recommendsOpenRouterAlone() {
    assertThat(get("openrouter").recommendation())
        .isEqualTo("Recommended: many models with one key");
    assertThat(catalog.all()).filteredOn(provider -> provider.recommendation() != null).hasSize(1);
  }

  @Test
  void asksForWhatEachProviderNeeds() {
    assertThat(get("azure").access()).isEqualTo(Access.SECRET_AND_ENDPOINT);
    assertThat(get("huggingface").noun()).isEqualTo(SecretNoun.TOKEN);
    assertThat(get("gemini").alsoCalled()).isEqualTo("Google AI");
    assertThat(catalog.all())
        .filteredOn(provider -> provider.location() == Location.LOCAL)
        .extracting(provider -> provider.id().value())
        .containsExactly("ollama", "lmstudio");
    assertThat(catalog.all())
        .allMatch(
            provider -> (provider.location() == Location.CLOUD) == provider.access().needsSecret());
    assertThat(get("ollama").access()).isEqualTo(Access.ADDRESS);
    assertThat(get("lmstudio").access()).isEqualTo(Access.ADDRESS_AND_OPTIONAL_SECRET);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void explainsEachProviderInPlainSentences(Provider provider) {
    assertThat(provider.description()).matches("[^.!?]+\\.");
    assertThat(provider.tagline().split(" ")).hasSizeBetween(2, 3);
    assertThat(provider.steps()).hasSizeBetween(3, 5).allMatch(step -> step.endsWith("."));
    assertThat(provider.troubleshooting()).hasSize(3).allMatch(line -> line.endsWith("."));
    assertThat(provider.costs()).endsWith(".").containsAnyOf("limit", "Budgets");
    assertThat(texts(provider)).noneMatch(text -> text.contains("!"));
  }

  @Test
  void explainsTokensAndGatesOfHuggingFace() {
    Provider huggingFace = get("huggingface");

    assertThat(String.join(" ", huggingFace.steps()))
        .contains("accept its licence", "approval", "read access")
        .contains("Read access to contents of all public gated repos you can access");
    assertThat(String.join(" ", huggingFace.troubleshooting()))
        .contains("same account", "read access", "expired", "model's page");
  }

  @Test
  void givesEachProviderAMarkOfItsOwn() {
    assertThat(catalog.all())
        .extracting(provider -> provider.mark().letters())
        .containsExactly("OR", "OA", "AN", "GG", "XA", "GQ", "AZ", "HF", "OL", "LM");

    List<Integer> hues =
        catalog.all().stream().map(provider -> provider.mark().hue()).sorted().toList();
    for (int i = 0; i < hues.size(); i++) {
      int next = i + 1 < hues.size() ? hues.get(i + 1) : hues.getFirst() + 360;
      assertThat(next - hues.get(i)).isGreaterThanOrEqualTo(TELLABLE_DEGREES);
    }
  }

  @Test
  void givesNoTwoProvidersTheSameKeyShape() {
    Set<KeyShape> seen = new HashSet<>();

    assertThat(catalog.all())
        .flatExtracting(Provider::keyShapes)
        .allMatch(seen::add)
        .extracting(KeyShape::prefix)
        .contains(
            "sk-ant-",
            "sk-or-v1-",
            "sk-lm-",
            "sk-proj-",
            "sk-svcacct-",
            "sk-service-",
            "sk-admin-",
            "sk-",
            "AQ.",
            "AIza",
            "xai-",
            "gsk_",
            "hf_",
            "api_org_");
    assertThat(get("azure").keyShapes()).isEmpty();
  }

  @Test
  void givesEachProviderVariablesOfItsOwn() {
    Set<String> seen = new HashSet<>();

    assertThat(catalog.all())
        .allSatisfy(provider -> {
          assertThat(provider.variables().secret()).isNotEmpty().allMatch(seen::add);
          assertThat(provider.variables().address()).allMatch(seen::add);
          assertThat(provider.variables().address().isEmpty())
              .isEqualTo(provider.access() == Access.SECRET);
        });
    assertThat(catalog.variable("azure_openai_endpoint"))
        .contains(new ProviderCatalog.Variable(get("azure"), false));
    assertThat(catalog.variable("groq.apiKey"))
        .contains(new ProviderCatalog.Variable(get("groq"), true));
    assertThat(catalog.variable("GROQ")).isEmpty();
    assertThat(catalog.variable("")).isEmpty();
  }

  @Test
  void refusesAFieldItDoesNotKnow() throws IOException {
    String yaml = new ClassPathResource("providers.yaml").getContentAsString(UTF_8);
    Resource misspelt = resource(yaml.replaceFirst("tagline:", "tag-line:\n    motto:"));

    assertThat(ProvidersFile.read(resource(yaml)).builtIn()).hasSize(10);
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> ProvidersFile.read(misspelt))
        .havingRootCause()
        .withMessageContaining("motto");
  }

  private static Resource resource(String yaml) {
    return new ByteArrayResource(yaml.getBytes(UTF_8));
  }

  private Provider get(String id) {
    return catalog.get(new ProviderId(id));
  }

  private List<DefaultModel> models(String id) {
    return get(id).defaultModels();
  }

  private static List<String> texts(Provider provider) {
    return Stream.of(
            Stream.of(provider.tagline(), provider.description(), provider.costs()),
            provider.steps().stream(),
            provider.troubleshooting().stream())
        .flatMap(text -> text)
        .toList();
  }
}
