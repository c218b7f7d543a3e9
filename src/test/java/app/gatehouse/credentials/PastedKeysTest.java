package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.gatehouse.credentials.FoundKey.Doubt;
import app.gatehouse.credentials.PastedKeys.Reason;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeysTest {

  private static final ProviderCatalog PROVIDERS =
      new ProviderCatalog(
          Stream.concat(
                  TestProviders.builtIn().all().stream(),
                  Stream.of(
                      TestProviders.added("my-corp", URI.create("https://ai.my-corp.example"))))
              .toList());
  private static final String OPENAI = "sk-proj-Multi00000000000000000000000aaaa";
  private static final String ANTHROPIC = "sk-ant-api03-Multi0000000000000000bbbb";
  private static final String GROQ = "gsk_Multi0000000000000000000000000cccc";
  private static final String AZURE = "0123456789abcdef0123456789abdddd";
  private static final String COMMON = "sk-Multi000000000000000000000000000eeee";

  private static FoundKeys found(String text) {
    assertThat(PastedKeys.parse(text, PROVIDERS)).isInstanceOf(PastedKeys.Understood.class);
    return ((PastedKeys.Understood) PastedKeys.parse(text, PROVIDERS)).found();
  }

  /** "variable provider key", one per key. */
  private static List<String> keys(String text) {
    List<String> lines = new ArrayList<>();
    for (FoundKey key : found(text).keys()) {
      SecretText secret = key.secret();
      lines.add(
          (key.variable()
                  + " "
                  + key.provider().id()
                  + " "
                  + (secret == null ? key.address() : secret.expose()))
              .strip());
    }
    return lines;
  }

  private static List<RefusedKey.Reason> refusals(String text) {
    return found(text).refused().stream().map(RefusedKey::reason).toList();
  }

  private static Reason refusal(String text) {
    assertThat(PastedKeys.parse(text, PROVIDERS)).isInstanceOf(PastedKeys.Refused.class);
    return ((PastedKeys.Refused) PastedKeys.parse(text, PROVIDERS)).reason();
  }

  private static Provider provider(String id) {
    return PROVIDERS.get(new ProviderId(id));
  }

  @Nested
  class AFile {

    @Test
    void isReadWithItsCommentsQuotesAndLineEndings() {
      String env =
          """
          \uFEFF# Keys of the team
          OPENAI_API_KEY=%s

          export ANTHROPIC_API_KEY="%s"   # for the agent
            GROQ_API_KEY = '%s'
          # XAI_API_KEY=xai-commented-out-00000000000
          DATABASE_URL=postgres://user:pass@localhost/app
          DEBUG=true
          """
              .formatted(OPENAI, ANTHROPIC, GROQ)
              .replace("\n", "\r\n");

      assertThat(keys(env))
          .containsExactly(
              "OPENAI_API_KEY openai " + OPENAI,
              "ANTHROPIC_API_KEY anthropic " + ANTHROPIC,
              "GROQ_API_KEY groq " + GROQ);
      assertThat(found(env).ignored()).isEqualTo(2);
      assertThat(found(env).refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "%s=%s",
          "  %s = %s  ",
          "export %s=%s",
          "export %s='%s';",
          "set %s=%s",
          "set \"%s=%s\"",
          "setx %s \"%s\"",
          "setx %s %s /M",
          "setenv %s %s",
          "set -gx %s %s",
          "$env:%s=\"%s\"",
          "$env:%s = '%s'",
          "%s: %s",
          "%s: \"%s\" # note",
          "  - %s=%s",
          "  - \"%s=%s\"",
          "ENV %s=%s",
          "ENV %s %s",
          "docker run -e %s=%s -p 8080:80 image",
          "declare -x %s=\"%s\"",
          "\"%s\": \"%s\",",
          "{\"%s\": \"%s\"}",
          "{\"env\": {\"%s\": \"%s\"}, \"n\": 1}",
          "[{\"name\": \"%s\", \"value\": \"%s\"}]",
          "{\"environment\": [\"%s=%s\"]}",
          "%s=Bearer %s",
          "%s=%s#not-a-comment-is-refused",
        })
    void isUnderstoodInEveryWayPeopleWriteVariables(String form) {
      String text = form.formatted("ANTHROPIC_API_KEY", ANTHROPIC);
      String clung = form.endsWith("refused") ? "#not-a-comment-is-refused" : "";

      assertThat(keys(text)).containsExactly("ANTHROPIC_API_KEY anthropic " + ANTHROPIC + clung);
    }

    @Test
    void mayHaveSeveralOnOneLine() {
      assertThat(keys("export OPENAI_API_KEY=%s GROQ_API_KEY=%s".formatted(OPENAI, GROQ)))
          .hasSize(2);
      assertThat(keys("set OPENAI_API_KEY=%s && set GROQ_API_KEY=%s".formatted(OPENAI, GROQ)))
          .hasSize(2);
      assertThat(keys("OPENAI_API_KEY=%s; GROQ_API_KEY=%s".formatted(OPENAI, GROQ))).hasSize(2);
    }

    @Test
    void mayBeABareListOfKeys() {
      assertThat(keys(OPENAI + "\n" + ANTHROPIC + ",\n\"" + GROQ + "\""))
          .containsExactly("openai " + OPENAI, "anthropic " + ANTHROPIC, "groq " + GROQ);
    }

    @Test
    void mayBeNotesWithKeysInThem() {
      assertThat(keys("The OpenAI key is " + OPENAI + "\nand Claude's: " + ANTHROPIC)).hasSize(2);
    }

    @Test
    void mayHaveANoteBehindAKeyThatIsNotTakenForItsName() {
      assertThat(keys(ANTHROPIC + ": Claude\n{\"" + GROQ + "\": \"Groq\"}"))
          .containsExactly("anthropic " + ANTHROPIC, "groq " + GROQ);
      assertThat(keys("{\"" + GROQ + "\": \"Groq\"}")).containsExactly("groq " + GROQ);
    }

    @Test
    void isNotShownUnderANameThatAKeyIsStuckIn() {
      assertThat(keys("old" + GROQ + ": " + ANTHROPIC)).containsExactly("anthropic " + ANTHROPIC);
      assertThat(keys("N".repeat(81) + "=" + ANTHROPIC)).containsExactly("anthropic " + ANTHROPIC);
    }

    @Test
    void isNotReadFromWordsThatBeginLikeKeys() {
      assertThat(refusal("sk-learn-contributions-list\nhf_hub_download_timeout: 60"))
          .isEqualTo(Reason.NO_KEYS);
    }

    @Test
    void mayBeJsonWithObjectsInIt() {
      String json =
          """
          {"openai": {"apiKey": "%s", "model": "gpt-4o"},
           "azure": {"key": "%s", "endpoint": "https://res.openai.azure.com"},
           "anthropic": "%s", "retries": 3, "deep": {"a": {"b": {"GROQ_API_KEY": "%s"}}}}
          """
              .formatted(OPENAI, AZURE, ANTHROPIC, GROQ);

      assertThat(keys(json))
          .containsExactly(
              "apiKey openai " + OPENAI,
              "key azure " + AZURE,
              "anthropic anthropic " + ANTHROPIC,
              "GROQ_API_KEY groq " + GROQ);
    }

    @Test
    void mayBeYaml() {
      String yaml =
          """
          services:
            app:
              environment:
                OPENAI_API_KEY: %s
                GROQ_API_KEY: '%s'
                PORT: "8080"
          """
              .formatted(OPENAI, GROQ);

      assertThat(keys(yaml)).hasSize(2);
    }
  }

  @Nested
  class AName {

    @ParameterizedTest
    @CsvSource({
      "OPENAI_API_KEY,openai",
      "ANTHROPIC_API_KEY,anthropic",
      "GEMINI_API_KEY,gemini",
      "GOOGLE_API_KEY,gemini",
      "GOOGLE_GENERATIVE_AI_API_KEY,gemini",
      "XAI_API_KEY,xai",
      "GROQ_API_KEY,groq",
      "OPENROUTER_API_KEY,openrouter",
      "AZURE_OPENAI_API_KEY,azure",
      "AZURE_API_KEY,azure",
      "HF_TOKEN,huggingface",
      "HUGGING_FACE_HUB_TOKEN,huggingface",
      "HUGGINGFACE_API_KEY,huggingface",
      "HUGGINGFACEHUB_API_TOKEN,huggingface",
      "openai_api_key,openai",
      "MY_CORP_API_KEY,my-corp",
    })
    void tellsWhoseAKeyIs(String name, String provider) {
      assertThat(keys(name + "=0123456789abcdefZZ"))
          .containsExactly(name + " " + provider + " 0123456789abcdefZZ");
    }

    @Test
    void isNotNeededWhereTheKeyTells() {
      assertThat(keys("MY_KEY=" + ANTHROPIC)).containsExactly("MY_KEY anthropic " + ANTHROPIC);
      assertThat(found("MY_KEY=" + ANTHROPIC).keys().getFirst().doubt()).isNull();
    }

    @Test
    void thatContradictsTheKeyIsDoubted() {
      FoundKey key = found("OPENAI_API_KEY=" + ANTHROPIC).keys().getFirst();

      assertThat(key.provider()).isEqualTo(provider("anthropic"));
      assertThat(key.doubt()).isEqualTo(new Doubt.NamedFor(provider("openai")));
    }

    @Test
    void thatNobodyKnowsIsDoubtedWhereManyKeysBeginAlike() {
      FoundKey key = found("DEEPSEEK_API_KEY=" + COMMON).keys().getFirst();

      assertThat(key.provider()).isEqualTo(provider("openai"));
      assertThat(key.doubt()).isEqualTo(new Doubt.CommonBeginning());
    }

    @Test
    void ofAProviderWhoseKeysHaveNoBeginningIsBelievedOverACommonOne() {
      FoundKey key = found("MY_CORP_API_KEY=" + COMMON).keys().getFirst();

      assertThat(key.provider()).isEqualTo(provider("my-corp"));
      assertThat(key.doubt()).isNull();
    }

    @Test
    void ofTheEndpointBringsTheAddressOfTheKey() {
      FoundKey key =
          found(
                  """
                  AZURE_OPENAI_ENDPOINT=https://res.openai.azure.com/
                  AZURE_OPENAI_API_KEY=%s
                  """
                      .formatted(AZURE))
              .keys()
              .getFirst();

      assertThat(key.provider()).isEqualTo(provider("azure"));
      assertThat(key.address()).isEqualTo("https://res.openai.azure.com/");
    }

    @Test
    void ofALocalServerThatTakesATokenGoesWithIt() {
      String token = "sk-lm-abcdefgh:0123456789abcdefghij";

      assertThat(found("LM_API_TOKEN=" + token + "\nLMSTUDIO_BASE_URL=localhost:4321").keys())
          .singleElement()
          .satisfies(key -> {
            assertThat(key.provider().id().value()).isEqualTo("lmstudio");
            assertThat(key.address()).isEqualTo("localhost:4321");
            assertThat(key.secret()).isNotNull();
          });
      assertThat(keys("LM_API_TOKEN=" + token)).containsExactly("LM_API_TOKEN lmstudio " + token);
    }

    @Test
    void ofALocalServerIsItsAddress() {
      assertThat(keys("OLLAMA_HOST=localhost:11500")).containsExactly("ollama localhost:11500");
    }
  }

  @Nested
  class TheSameProviderTwice {

    @Test
    void isTwoKeysWhereTheyDiffer() {
      String other = GROQ.replace("cccc", "dddd");

      assertThat(keys("GROQ_API_KEY=" + GROQ + "\nGROQ_KEY=" + other))
          .containsExactly("GROQ_API_KEY groq " + GROQ, "GROQ_KEY groq " + other);
    }

    @Test
    void isOneKeyWhereTheyAreTheSame() {
      assertThat(keys("GROQ_API_KEY=" + GROQ + "\nGROQ_KEY=" + GROQ + "\n" + GROQ))
          .containsExactly("GROQ_API_KEY groq " + GROQ);
    }

    @Test
    void leavesNoDoubtOnceOneNameLeavesNone() {
      FoundKeys found = found("MY_KEY=" + COMMON + "\nOPENAI_API_KEY=" + COMMON);

      assertThat(found.keys()).hasSize(1);
      assertThat(found.keys().getFirst().variable()).isEqualTo("OPENAI_API_KEY");
      assertThat(found.keys().getFirst().doubt()).isNull();
    }
  }

  @Nested
  class WhatIsNoKey {

    @ParameterizedTest
    @CsvSource(
        value = {
          "''|EMPTY",
          "# a note|EMPTY",
          "\"\"|EMPTY",
          "sk-proj-••••••••1234|MASKED",
          "sk-...1234|MASKED",
          "hello big world of keys|STRANGE_CHARACTERS",
          "your-key-here|PLACEHOLDER",
          "sk-your-openai-key|PLACEHOLDER",
          "<your-openai-key>|PLACEHOLDER",
          "sk-xxxxxxxxxxxxxxxxxxxx|PLACEHOLDER",
          "changeme|PLACEHOLDER",
          "${OPENAI_API_KEY}|PLACEHOLDER",
          "$OPENAI_API_KEY|PLACEHOLDER",
          "op://vault/openai/key|PLACEHOLDER",
          "0000000000000000|PLACEHOLDER",
          "none|PLACEHOLDER",
        },
        delimiter = '|')
    void isRefusedWithTheReason(String value, RefusedKey.Reason reason) {
      assertThat(refusals("OPENAI_API_KEY=" + value)).containsExactly(reason);
    }

    @Test
    void isAValueOverSeveralLinesAndTheNextLineIsReadAgain() {
      String text = "OPENAI_API_KEY=\"sk-proj-\nabcdefgh\"\nGROQ_API_KEY=" + GROQ;

      assertThat(refusals(text)).containsExactly(RefusedKey.Reason.SEVERAL_LINES);
      assertThat(keys(text)).containsExactly("GROQ_API_KEY groq " + GROQ);
    }

    @Test
    void isNotTheLineAfterAQuoteThatNobodyCloses() {
      assertThat(keys("OPENAI_API_KEY=\"" + OPENAI + "\nGROQ_API_KEY='" + GROQ + "'")).hasSize(2);
    }

    @Test
    void isWhatProgramsAreGivenForAServerThatNeedsNone() {
      assertThat(refusals("LM_API_TOKEN=lm-studio"))
          .containsExactly(RefusedKey.Reason.NO_KEY_NEEDED);
    }

    @Test
    void isNotSpokenOfWhereTheRealOneFollows() {
      assertThat(refusals("OPENAI_API_KEY=your-key-here\nOPENAI_API_KEY=" + OPENAI)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "  \r\n ", "hello\nworld", "{}", "[1,2]", "A=1\nB=2", "{\"a\":", "sk-"})
    void isEverythingInATextWithoutKeys(String text) {
      assertThat(refusal(text)).isEqualTo(Reason.NO_KEYS);
    }
  }

  @Nested
  class TooMuch {

    @Test
    void isMoreThan256KiB() {
      assertThat(refusal("x".repeat(PastedKeys.MAX_LENGTH + 1))).isEqualTo(Reason.TOO_LONG);
      assertThat(refusal("x".repeat(PastedKeys.MAX_LENGTH))).isEqualTo(Reason.NO_KEYS);
    }

    @Test
    void isMoreThan500Lines() {
      assertThat(refusal("A=1\n".repeat(501))).isEqualTo(Reason.TOO_MANY);
      assertThat(found("A=1\n".repeat(499) + "GROQ_API_KEY=" + GROQ).ignored()).isEqualTo(499);
    }

    @Test
    void isMoreThan500EntriesOfOneLine() {
      assertThat(refusal("A=1 ".repeat(501))).isEqualTo(Reason.TOO_MANY);
      assertThat(refusal("[" + "{\"a\":\"b\"},".repeat(501) + "{}]")).isEqualTo(Reason.TOO_MANY);
    }
  }

  @Test
  void whatIsFoundShowsNoSecretAndIsWipedWhenItIsClosed() {
    FoundKeys found = found("OPENAI_API_KEY=" + OPENAI);
    SecretText secret = Objects.requireNonNull(found.keys().getFirst().secret());

    assertThat(found.toString()).doesNotContain("Multi0");
    assertThat(found.keys().getFirst().hint()).isEqualTo("aaaa");
    found.close();
    assertThatIllegalStateException().isThrownBy(secret::expose);
  }
}
