package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutUsageTest {

  private static final String COUNTED =
      "data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1}}";
  private static final String TEXT =
      "data: {\"choices\":[{\"delta\":{\"content\":\"é\"}}],\"usage\":null}";

  /** Gives so many bytes at once, wherever they end. */
  private static String read(String events, int atOnce) throws IOException {
    InputStream slow =
        new ByteArrayInputStream(events.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, atOnce));
          }
        };
    return new String(new WithoutUsage(slow).readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8192})
  void onlyTheEventThatTellsNothingElseIsMissing(int atOnce) throws IOException {
    String before = ": hello\n\n" + TEXT + "\n\n";
    String after = "data: [DONE]\n\n";

    assertThat(read(before + COUNTED + "\n\n" + after, atOnce)).isEqualTo(before + after);
    assertThat(read((before + COUNTED + "\n\n" + after).replace("\n", "\r\n"), atOnce))
        .isEqualTo((before + after).replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[{\"delta\":{}}],\"usage\":{\"prompt_tokens\":1}}\n\n",
        "data: {\"choices\":[],\"usage\":null,\"prompt_filter_results\":[]}\n\n",
        "data: {\"usage\":{\"prompt_tokens\":1}}\n\n",
        "data: {\"choices\":[],\"usage\":\n\n",
        "data: \"usage\"\n\n",
        "data: {\"a\":\"unfinished"
      })
  void everythingElseStays(String events) throws IOException {
    assertThat(read(events, 8192)).isEqualTo(events);
  }

  @Test
  void anUnfinishedEventAtTheEndIsJudgedAsWell() throws IOException {
    assertThat(read(TEXT + "\n\n" + COUNTED, 5)).isEqualTo(TEXT + "\n\n");
  }

  @Test
  void whatIsFarTooLongIsNotWaitedFor() throws IOException {
    String line = "data: \"usage\"" + "x".repeat(70_000) + "\n";

    assertThat(read(line + line, 8192)).isEqualTo(line + line);
  }
}
