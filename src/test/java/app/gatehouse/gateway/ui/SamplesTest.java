package app.gatehouse.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.gateway.ui.Samples.Dialect;
import app.gatehouse.gateway.ui.Samples.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplesTest {

  private static final String ADDRESS = "https://gate.example:8443";

  private static String sample(Dialect dialect, Language language, String model) {
    return Samples.of(dialect, language, ADDRESS, model);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void goToTheDialectsAddressWithTheTokensPlace(Language language) {
    assertThat(sample(Dialect.OPENAI, language, "openai/gpt-4o"))
        .contains(ADDRESS + "/v1", Samples.TOKEN)
        .doesNotContain("{address}", "{token}", "{model}", "anthropic");
    assertThat(sample(Dialect.ANTHROPIC, language, "anthropic/claude"))
        .contains(ADDRESS + "/anthropic", Samples.TOKEN)
        .doesNotContain("{address}", "{token}", "{model}", "openai");
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENVIRONMENT")
  void nameTheModel(Language language) {
    assertThat(sample(Dialect.OPENAI, language, "openai/gpt-4o")).contains("\"openai/gpt-4o\"");
    assertThat(sample(Dialect.ANTHROPIC, language, "anthropic/claude-x"))
        .contains("\"anthropic/claude-x\"");
  }

  /** The base address of Anthropic's clients has no version; they add it. */
  @Test
  void giveAnthropicsClientsTheAddressTheyExpect() {
    assertThat(sample(Dialect.ANTHROPIC, Language.PYTHON, "anthropic/claude"))
        .contains("base_url=\"" + ADDRESS + "/anthropic\"");
    assertThat(sample(Dialect.ANTHROPIC, Language.CURL, "anthropic/claude"))
        .contains(ADDRESS + "/anthropic/v1/messages");
  }

  @Test
  void keepANameANameWhateverItIs() {
    String model = "x/a'b\"c\\d";

    assertThat(sample(Dialect.OPENAI, Language.PYTHON, model))
        .contains("model=\"x/a'b\\\"c\\\\d\"");
    assertThat(sample(Dialect.OPENAI, Language.CURL, model))
        .contains("\"model\": \"x/a'\\''b\\\"c\\\\d\"");
  }
}
