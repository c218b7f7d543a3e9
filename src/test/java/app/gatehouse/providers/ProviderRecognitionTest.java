package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRecognitionTest {

  private static final String BODY = "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4cD5eF6gH7iJ8kL9m";

  private final ProviderCatalog catalog = new ProviderCatalog(ProvidersFile.read().builtIn());

  @ParameterizedTest
  @CsvSource({
    "sk-ant-api03-, anthropic",
    "sk-ant-admin01-, anthropic",
    "sk-ant-oat01-, anthropic",
    "sk-or-v1-, openrouter",
    "sk-lm-, lmstudio",
    "sk-proj-, openai",
    "sk-svcacct-, openai",
    "sk-service-, openai",
    "sk-admin-, openai",
    "sk-, openai",
    "AQ.Ab8, gemini",
    "AIzaSy, gemini",
    "xai-, xai",
    "gsk_, groq",
    "hf_, huggingface",
    "api_org_, huggingface",
  })
  void recognisesAKeyByHowItBegins(String beginning, String provider) {
    assertThat(recognised(beginning + BODY)).contains(provider);
  }

  @Test
  void letsTheLongestShapeDecide() {
    assertThat(recognised("sk-or-v1-" + BODY)).contains("openrouter");
    assertThat(recognised("sk-or-" + BODY)).contains("openai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pplx-",
        "ghp_",
        "github_pat_",
        "ya29.",
        "nvapi-",
        "csk-",
        "AKIA",
        "SK-PROJ-",
        "Hf_",
        "x hf_",
        "bearerhf_"
      })
  void recognisesNoStranger(String beginning) {
    assertThat(recognised(beginning + BODY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\"", "Bearer", "Bearer ", "hf", "0123456789abcdef0123456789abcdef"})
  void recognisesNothingWithoutAShape(String key) {
    assertThat(recognised(key)).isEmpty();
  }

  @Test
  void readsTheKeyFromWhatCanBeWiped() {
    assertThat(catalog.recognise(new StringBuilder("gsk_").append(BODY)))
        .map(Provider::name)
        .contains("Groq");
  }

  private Optional<String> recognised(String key) {
    return catalog.recognise(key).map(provider -> provider.id().value());
  }
}
