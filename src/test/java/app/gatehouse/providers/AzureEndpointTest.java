package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("chaos")
class AzureEndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://res.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21,"
        + " my-gpt, 2024-10-21",
    "https://res.openai.azure.com/openai/deployments/my-gpt, my-gpt,",
    "https://res.openai.azure.com/openai/deployments/my-gpt/, my-gpt,",
    "' https://RES.OpenAI.Azure.com/OpenAI/Deployments/My-GPT ', My-GPT,",
    "res.openai.azure.com/openai/deployments/gpt-4.1_eu/completions, gpt-4.1_eu,",
    "https://res.cognitiveservices.azure.com/openai/deployments/d1/embeddings?api-version=2024-06-01,"
        + " d1, 2024-06-01",
    "https://westeurope.api.cognitive.microsoft.com/openai/deployments/d1/responses, d1,",
    "https://res.services.ai.azure.com/api/projects/p/openai/deployments/d1?api-version=2025-04-01-Preview,"
        + " d1, 2025-04-01-preview",
    "https://res.openai.azure.com/openai/deployments/my%2Dgpt?x=1&API-Version=preview#top,"
        + " my-gpt, preview"
  })
  void findsTheDeploymentAndTheVersion(
      String typed, String deployment, @Nullable String apiVersion) {
    assertThat(AzureEndpoint.read(typed)).isEqualTo(new AzureEndpoint(deployment, apiVersion));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://res.openai.azure.com",
        "https://res.openai.azure.com/",
        "https://res.openai.azure.com/openai/v1/",
        "https://res.openai.azure.com/openai/v1/chat/completions",
        "https://res.services.ai.azure.com/api/projects/p",
        "https://westeurope.api.cognitive.microsoft.com/",
        "https://res.openai.azure.com/openai/deployments",
        "https://res.openai.azure.com/openai/deployments/",
        "https://res.openai.azure.com/openai/deployments//chat",
        "https://res.openai.azure.com/openai/deployments/two words",
        "https://res.openai.azure.com/openai/deployments/%zz",
        "https://res.openai.azure.com/openai/deployments/..",
        "https://res.openai.azure.com/openai/deployments/%3Cscript%3E",
        "https://res.openai.azure.com/?api-version=<script>",
        "deployments/d1"
      })
  void findsNothingWhereNothingIsNamed(String typed) {
    assertThat(AzureEndpoint.read(typed)).isEqualTo(new AzureEndpoint(null, null));
  }

  @Test
  void findsTheVersionAlone() {
    assertThat(
            AzureEndpoint.read("https://res.services.ai.azure.com/models?api-version=2024-05-01"))
        .isEqualTo(new AzureEndpoint(null, "2024-05-01"));
  }

  @Test
  void takesNoNameOfMoreThan64Characters() {
    String before = "https://res.openai.azure.com/openai/deployments/";

    assertThat(AzureEndpoint.read(before + "a".repeat(64)).deployment()).hasSize(64);
    assertThat(AzureEndpoint.read(before + "a".repeat(65)).deployment()).isNull();
  }

  /** Pieces of real addresses and of nonsense in any order: read without an exception, always. */
  @Test
  void readsAnything() {
    String[] pieces = {
      "https://",
      "res.openai.azure.com",
      "/",
      "openai",
      "deployments",
      "/deployments/",
      "my-gpt",
      "%",
      "%2",
      "%41",
      "%ff",
      "?",
      "api-version=",
      "2024-10-21",
      "&",
      "=",
      "#",
      " ",
      "\n",
      "\0",
      "\uD83D",
      "ü",
      "..",
      "\\",
      "<b>",
      "@",
      ":99999",
      "[::1]",
      "'",
      "\"",
      "+",
      ";"
    };
    Random random = new Random(4);
    int inputs = Chaos.count(20_000, 1_000_000);
    int found = 0;
    for (int i = 0; i < inputs; i++) {
      StringBuilder typed = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }
      AzureEndpoint read = AzureEndpoint.read(typed.toString());
      if (read.deployment() != null) {
        assertThat(read.deployment()).matches("[A-Za-z0-9._-]{1,64}");
        found++;
      }
    }

    assertThat(found).isPositive();
    System.out.printf("Azure addresses: %,d read, %,d with a deployment%n", inputs, found);
  }
}
