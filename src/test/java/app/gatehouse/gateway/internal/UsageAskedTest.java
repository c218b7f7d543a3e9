package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.inference.RequestBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageAskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"m\", \"x\" : 1}"
            + "|{\"stream_options\":{\"include_usage\":true},\"model\":\"m\", \"x\" : 1}",
        "{\"stream_options\":null,\"model\":\"m\"}"
            + "|{\"stream_options\":{\"include_usage\":true},\"model\":\"m\"}",
        "{\"é\":\"ü\", \"stream_options\" : {\"include_usage\":false} , \"model\":\"m\"}"
            + "|{\"é\":\"ü\", \"stream_options\" : {\"include_usage\":true} , \"model\":\"m\"}",
        "{\"stream_options\":{\"other\":{\"a\":[1]}},\"z\":0}"
            + "|{\"stream_options\":{\"other\":{\"a\":[1]},\"include_usage\":true},\"z\":0}",
        "{\"messages\":[{\"stream_options\":1}]}"
            + "|{\"stream_options\":{\"include_usage\":true},\"messages\":[{\"stream_options\":1}]}"
      })
  void onlyThatOneOptionIsDifferent(String given, String expected) throws Exception {
    RequestBody changed = UsageAsked.in(RequestBody.of(given.getBytes(StandardCharsets.UTF_8)));

    assertThat(new String(changed.json(), StandardCharsets.UTF_8)).isEqualTo(expected);
    assertThat(changed.usageWanted()).isTrue();
  }
}
