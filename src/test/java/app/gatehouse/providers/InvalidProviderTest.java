package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Each mistake of the operator stops the start with a sentence that names the property. */
class InvalidProviderTest {

  private static final String NAME = "gatehouse.providers.mycorp.name=My Corp";
  private static final String BASE_URL =
      "gatehouse.providers.mycorp.base-url=https://llm.mycorp.example/v1";

  private static final String TOO_LONG = "a2345678901234567890123456789012345678901";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(ProviderConfiguration.class);

  @Test
  void namesAMissingBaseUrl() {
    assertThat(sentence(NAME))
        .isEqualTo(
            "gatehouse.providers.mycorp.base-url is missing: a provider that is not built in needs"
                + " the address where it is reached.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gatehouse.providers.mycorp.name= "})
  void namesAMissingName(String name) {
    assertThat(sentence(name, BASE_URL))
        .isEqualTo(
            "gatehouse.providers.mycorp.name is missing: a provider that is not built in needs a"
                + " name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"My_Corp", "MyCorp", "corp_1", TOO_LONG})
  void namesAnIdThatIsNotValid(String id) {
    assertThat(sentence("gatehouse.providers." + id + ".name=My Corp"))
        .isEqualTo(
            "gatehouse.providers."
                + id
                + " does not name a provider: an id has 1 to 40 lower-case letters, digits and"
                + " dashes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://box/v1",
        "file:///etc/passwd",
        "box.example/v1",
        "localhost:8080",
        "https://",
        "https:///v1",
        "https://two words",
        "mailto:a@b.example"
      })
  void namesAnAddressThatIsNotHttp(String address) {
    String rest = " must be an http or https address such as https://llm.example.org/v1.";

    assertThat(sentence("gatehouse.providers.openai.base-url=" + address))
        .isEqualTo("gatehouse.providers.openai.base-url" + rest);
    assertThat(sentence(NAME, "gatehouse.providers.mycorp.base-url=" + address))
        .isEqualTo("gatehouse.providers.mycorp.base-url" + rest);
    assertThat(sentence(NAME, BASE_URL, "gatehouse.providers.mycorp.key-page=" + address))
        .isEqualTo("gatehouse.providers.mycorp.key-page" + rest);
    assertThat(sentence("HF_ENDPOINT=" + address)).isEqualTo("HF_ENDPOINT" + rest);
  }

  @ParameterizedTest
  @CsvSource({
    "https://box.example/v1?x=y, must end before any ? or #.",
    "https://box.example/v1#top, must end before any ? or #.",
    "https://box.example:0, must have a port from 1 to 65535.",
    "https://box.example:65536, must have a port from 1 to 65535."
  })
  void namesAnAddressThatCannotBeBuiltUpon(String address, String problem) {
    assertThat(sentence("gatehouse.providers.openai.base-url=" + address))
        .isEqualTo("gatehouse.providers.openai.base-url " + problem);
  }

  @Test
  void neverRepeatsAPasswordFromAnAddress() {
    Throwable failure =
        failure("gatehouse.providers.openai.base-url=https://me:hunter2@box.example");

    assertThat(failure)
        .hasMessage(
            "gatehouse.providers.openai.base-url must not hold a user name or password, since"
                + " addresses are shown.");
    assertThat(failure("gatehouse.providers.openai.base-url=https://me:hunter2@[box"))
        .hasNoCause()
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void namesADialectThatIsUnknown() {
    assertThat(sentence(NAME, BASE_URL, "gatehouse.providers.mycorp.dialect=cobol"))
        .isEqualTo(
            "gatehouse.providers.mycorp.dialect must be one of openai, anthropic, gemini, xai,"
                + " groq, openrouter, azure, huggingface, ollama, lmstudio.");
  }

  @Test
  void namesAModelWithoutAnId() {
    assertThat(sentence(NAME, BASE_URL, "gatehouse.providers.mycorp.models[0].name=Big"))
        .isEqualTo(
            "gatehouse.providers.mycorp.models[0].id is missing: a model is asked for by its id.");
  }

  @Test
  void namesTwoProvidersThatShareAnId() {
    assertThat(
            sentence(
                "gatehouse.providers.my-corp.name=My Corp",
                "gatehouse.providers.m-ycorp.name=Other Corp"))
        .isEqualTo(
            "gatehouse.providers.my-corp shares its id with gatehouse.providers.m-ycorp, since"
                + " dashes do not count.");
  }

  @Test
  void refusesTheNameOfModelsThatAreFilesOnThisMachine() {
    assertThat(
            sentence(
                "gatehouse.providers.local.name=Our own",
                "gatehouse.providers.local.base-url=http://localhost:9000"))
        .isEqualTo(
            "gatehouse.providers.local is the name of models that are files on this machine.");
  }

  @Test
  void namesASettingThatDoesNotExist() {
    assertThat(sentence("gatehouse.providers.openai.url=https://box.example"))
        .isEqualTo("gatehouse.providers.openai.url is not a setting of a provider.");
    assertThat(sentence("gatehouse.providers.openai=https://box.example"))
        .isEqualTo("gatehouse.providers.openai cannot be read.");
  }

  @ParameterizedTest
  @CsvSource({
    "name=Mine, name",
    "description=Mine., description",
    "key-page=https://box.example, key-page",
    "dialect=groq, dialect",
    "models[0].id=mine, models"
  })
  void namesASettingThatABuiltInProviderDoesNotTake(String setting, String name) {
    assertThat(sentence("gatehouse.providers.openai." + setting))
        .isEqualTo(
            "gatehouse.providers.openai."
                + name
                + " cannot be set: of a built-in provider only base-url can be changed.");
  }

  @Test
  void showsTheSentenceInsteadOfAStackTrace() {
    var analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
            .load(
                FailureAnalyzer.class,
                SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {}));
    Throwable failure = new IllegalStateException(failure(NAME));

    assertThat(analyzers)
        .filteredOn(InvalidProviderAnalyzer.class::isInstance)
        .singleElement()
        .extracting(analyzer -> analyzer.analyze(failure))
        .hasFieldOrPropertyWithValue("description", sentence(NAME));
  }

  private String sentence(String... properties) {
    return String.valueOf(failure(properties).getMessage());
  }

  private Throwable failure(String... properties) {
    Throwable[] found = new Throwable[1];
    runner
        .withPropertyValues(properties)
        .run(context -> {
          assertThat(context).hasFailed();
          found[0] =
              Stream.iterate(context.getStartupFailure(), Throwable::getCause)
                  .takeWhile(failure -> failure != null)
                  .filter(InvalidProviderException.class::isInstance)
                  .findFirst()
                  .orElseThrow();
        });
    return found[0];
  }
}
