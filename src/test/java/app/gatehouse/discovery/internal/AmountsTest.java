package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "'\"0.0000015\"', 1.5",
    "0.0000015, 1.5",
    "1.5e-7, 0.15",
    "'\"0\"', 0",
    "0, 0",
    "'\"0.00000000000000499\"', 0",
    "'\"0.000000000000005\"', 0.00000001",
    "2, 2000000",
  })
  void aPriceForATokenIsAPriceForAMillion(String json, String expected) {
    assertThat(Amounts.perToken(node(json), node("null")).input())
        .isEqualByComparingTo(expected)
        .satisfies(price -> assertThat(price.scale()).isBetween(0, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-1\"",
        "-1",
        "null",
        "true",
        "[1]",
        "\"\"",
        "\"free\"",
        "\"NaN\"",
        "\"0x1\"",
        "\"1e999999999\"",
        "\"1e-999999999\"",
        "1e308",
        "1000000",
        "\"99999999999999999999\"",
      })
  void whatIsNoPriceIsUnknown(String json) {
    assertThat(Amounts.perToken(node(json), node(json)).input()).isNull();
  }

  private static JsonNode node(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
