package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.TestProviders;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts that nobody wrote, each of which is read without a fault and without a secret told. */
@Tag("chaos")
class GeneratedPastesTest {

  private static final ProviderCatalog PROVIDERS = TestProviders.builtIn();
  private static final String CANARY = "CanarY7711";
  private static final List<String> PARTS =
      List.of(
          "OPENAI_API_KEY",
          "ANTHROPIC_API_KEY",
          "HF_TOKEN",
          "AZURE_OPENAI_ENDPOINT",
          "OLLAMA_HOST",
          "MY_KEY",
          "a.b-c",
          "=",
          "==",
          ":",
          ": ",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\"",
          "'",
          "`",
          "\\",
          "#",
          " # ",
          "//",
          ";",
          "; ",
          ",",
          "&&",
          "export ",
          "set ",
          "setx ",
          "$env:",
          "- ",
          "-e ",
          "ENV ",
          "{",
          "}",
          "[",
          "]",
          "\"name\":",
          "\"value\":",
          "null",
          "true",
          "1",
          "\uFEFF",
          "\u00a0",
          "\u0000",
          "\ud83d",
          "\ud83d\ude00",
          "sk-" + CANARY + "0123456789",
          "sk-ant-" + CANARY + "0123456789",
          "hf_" + CANARY + "0123456789",
          "gsk_" + CANARY + "0123456789abcdef",
          "https://" + CANARY + ".openai.azure.com",
          "Bearer ",
          "your-key-here",
          "••••",
          "...",
          "${X}",
          "<x>");

  @Test
  void neverThrowAndNeverShowASecret() {
    int count = Chaos.count(5_000, 1_000_000);
    Random random = new Random(11);
    long understood = 0;
    long started = System.nanoTime();
    for (int i = 0; i < count; i++) {
      understood += read(text(random)) ? 1 : 0;
    }
    System.out.printf(
        "Smart paste: %d generated texts read, %d with keys in them, %d ms%n",
        count, understood, (System.nanoTime() - started) / 1_000_000);
    assertThat(understood).isGreaterThan(count / 20);
  }

  /** Written to take long: many quotes, many names, much nesting, as much as is let in. */
  @Test
  void takeNoLongerForBeingHostile() {
    for (String part :
        List.of(
            "A=\"\n",
            "\"",
            "A=\"",
            "- ",
            "&& ",
            "[",
            "{\"a\":",
            "\\\"",
            "A:",
            "a.b",
            "export ",
            "A=1 ",
            "sk-",
            "; ",
            "\n\"",
            "A='\nB=\"\n")) {
      long started = System.nanoTime();
      String text = part.repeat(PastedKeys.MAX_LENGTH / part.length());
      assertThat(read(text)).as("keys in %s", part).isFalse();
      assertThat(
              read(text.lines().limit(PastedKeys.MAX_ENTRIES).reduce("", (a, b) -> a + "\n" + b)))
          .isFalse();
      System.out.printf(
          "Smart paste: 256 KB of %s in %d ms%n",
          part.replace("\n", "\\n"), (System.nanoTime() - started) / 1_000_000);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(40); parts > 0; parts--) {
      text.append(
          random.nextInt(12) == 0
              ? Character.toString(random.nextInt(0x10000))
              : PARTS.get(random.nextInt(PARTS.size())));
      if (random.nextInt(4) == 0) {
        text.append(random.nextBoolean() ? "=" : "\n");
      }
    }
    return text.toString();
  }

  private static boolean read(String text) {
    PastedKeys keys = PastedKeys.parse(text, PROVIDERS);
    assertThat(keys.toString())
        .as("reading %s", text)
        .doesNotContain("sk-" + CANARY, "sk-ant-" + CANARY, "hf_" + CANARY, "gsk_" + CANARY);
    return switch (keys) {
      case PastedKeys.Refused refused -> false;
      case PastedKeys.Understood(FoundKeys found) -> {
        try (found) {
          assertThat(found.keys().size() + found.refused().size()).isPositive();
          found.keys().forEach(key -> assertThat(key.hint().length()).isLessThanOrEqualTo(4));
        }
        yield true;
      }
    };
  }
}
