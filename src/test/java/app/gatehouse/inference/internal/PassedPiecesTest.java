package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PassedPiecesTest {

  private static final String SECRET = "canary-0123456789";

  private static final String OPENAI =
      """
      : OPENROUTER PROCESSING

      data: {"choices":[{"delta":{"content":"grüße \\"usage\\" 🌍"},"finish_reason":null}],"usage":null}

      data: {"choices":[{"delta":{},"finish_reason":"stop"}],"x_unknown":{"kept":true}}

      data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":5}}

      data: [DONE]

      """;

  private static final String ANTHROPIC =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","usage":{"input_tokens":7,"cache_read_input_tokens":3,"output_tokens":1}}}

      event: ping
      data: {"type":"ping"}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"error 🌍"}}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void bytesPassUnchangedWhereverPacketsEnd(String end) throws IOException {
    byte[] all = bytes(OPENAI.replace("\n", end));
    for (int cut = 0; cut <= all.length; cut++) {
      PassedPieces pieces = pieces(packets(all, cut), Spoken.OPENAI);

      assertThat(all(pieces)).isEqualTo(all);
      assertThat(pieces.tokens()).isEqualTo(new Tokens(9L, null, 5L, null));
      assertThat(pieces.isComplete()).isTrue();
      assertThat(pieces.failure()).isNull();
    }
  }

  @Test
  void anthropicsEventsPassUnchangedWhereverPacketsEnd() throws IOException {
    byte[] all = bytes(ANTHROPIC);
    for (int cut = 0; cut <= all.length; cut++) {
      PassedPieces pieces = pieces(packets(all, cut), Spoken.ANTHROPIC);

      assertThat(all(pieces)).isEqualTo(all);
      assertThat(pieces.tokens()).isEqualTo(new Tokens(10L, 3L, 15L, null));
      assertThat(pieces.isComplete()).isTrue();
      assertThat(pieces.failure()).isNull();
    }
  }

  @Test
  void anErrorEndsItWithoutTheSecretWhereverPacketsEnd() throws IOException {
    String begun = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    byte[] all =
        bytes(begun + "data: {\"error\":{\"message\":\"no " + SECRET + "\"}}\n\ndata: [DONE]\n\n");
    for (int cut = 0; cut <= all.length; cut++) {
      PassedPieces pieces = pieces(packets(all, cut), Spoken.OPENAI);

      assertThat(new String(all(pieces), StandardCharsets.UTF_8))
          .isEqualTo(begun + "data: {\"error\":{\"message\":\"no ***\"}}\n\n");
      assertThat(pieces.failure()).extracting(Failure::reason).isEqualTo(Reason.OVERLOADED);
    }
  }

  @Test
  void whatIsCutOffIsNotComplete() throws IOException {
    PassedPieces pieces =
        pieces(
            new ByteArrayInputStream(
                bytes(
                    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":null}]}\n\ndata: {\"cho")),
            Spoken.OPENAI);

    assertThat(new String(all(pieces), StandardCharsets.UTF_8)).endsWith("data: {\"cho");
    assertThat(pieces.isComplete()).isFalse();
    assertThat(pieces.tokens()).isEqualTo(Tokens.UNKNOWN);
  }

  @Test
  void groqsOwnPlaceForUsageIsRead() throws IOException {
    PassedPieces pieces =
        pieces(
            new ByteArrayInputStream(
                bytes(
                    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
                        + "\"x_groq\":{\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":6}}}\n\n")),
            Spoken.OPENAI);

    all(pieces);

    assertThat(pieces.tokens()).isEqualTo(new Tokens(4L, null, 6L, null));
  }

  @Test
  void anEventBeyondAnyMeasureIsHandedOnInParts() throws IOException {
    byte[] all = bytes("data: " + "x".repeat(9_000_000) + "\n\ndata: [DONE]\n\n");
    PassedPieces pieces = pieces(new ByteArrayInputStream(all), Spoken.OPENAI);

    assertThat(all(pieces)).isEqualTo(all);
    assertThat(pieces.isComplete()).isTrue();
  }

  private static byte[] all(PassedPieces pieces) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (@Nullable ByteBuffer piece = pieces.next(); piece != null; piece = pieces.next()) {
      byte[] some = new byte[piece.remaining()];
      piece.get(some);
      all.write(some);
    }
    return all.toByteArray();
  }

  private static PassedPieces pieces(InputStream in, Spoken spoken) {
    return new PassedPieces(
        in,
        spoken,
        new PassedPieces.Told() {
          @Override
          public Failure failure(JsonNode error) {
            return Failures.of(Reason.OVERLOADED);
          }

          @Override
          public String redacted(String text) {
            return text.replace(SECRET, "***");
          }
        });
  }

  private static InputStream packets(byte[] all, int cut) {
    return new SequenceInputStream(
        new ByteArrayInputStream(Arrays.copyOf(all, cut)),
        new ByteArrayInputStream(Arrays.copyOfRange(all, cut, all.length)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
