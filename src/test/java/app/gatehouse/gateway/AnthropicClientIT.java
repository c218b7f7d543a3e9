package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.models.ModelInfo;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anthropic's own client for Java, with nothing but its address and its key changed. */
class AnthropicClientIT extends AsAProgram {

  private static final MessageCreateParams HELLO =
      MessageCreateParams.builder()
          .model("claude-played")
          .maxTokens(100)
          .addUserMessage("Hello")
          .build();

  private static final String MESSAGE =
      """
      {"id":"m1","type":"message","role":"assistant","model":"claude-played","content":[%s],
      "stop_reason":"%s","stop_sequence":null,"usage":{"input_tokens":7,"output_tokens":5}}
      """;

  private AnthropicClient anthropic = client("");

  private AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .baseUrl("http://localhost:" + port + "/anthropic")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @BeforeEach
  void connect() {
    anthropic.close();
    anthropic = client(token);
  }

  @AfterEach
  void disconnect() {
    anthropic.close();
  }

  private static String event(String type, String rest) {
    return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, rest);
  }

  private static String delta(String text) {
    return event(
        "content_block_delta",
        ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
  }

  @Test
  void listsModels() {
    saveAKey("anthropic");

    assertThat(anthropic.models().list().data())
        .extracting(ModelInfo::id)
        .isNotEmpty()
        .allMatch(id -> id.startsWith("claude-"));
  }

  @Test
  void sendsAMessage() {
    models.play(
        account,
        CLAUDE,
        request ->
            PlayedAnswer.json(
                MESSAGE.formatted("{\"type\":\"text\",\"text\":\"Hello\"}", "end_turn"), COUNTED));

    Message answer = anthropic.messages().create(HELLO);

    assertThat(answer.content().getFirst().asText().text()).isEqualTo("Hello");
    assertThat(answer.usage().outputTokens()).isEqualTo(5);
  }

  @Test
  void readsAStream() {
    models.play(
        account,
        CLAUDE,
        request ->
            PlayedAnswer.streaming()
                .send(event("ping", "") + delta("Hel"))
                .send(delta("lo") + event("message_stop", ""))
                .end());

    try (StreamResponse<RawMessageStreamEvent> stream =
        anthropic.messages().createStreaming(HELLO)) {
      assertThat(
              stream.stream()
                  .flatMap(event -> event.contentBlockDelta().stream())
                  .flatMap(block -> block.delta().text().stream())
                  .map(text -> text.text())
                  .collect(Collectors.joining()))
          .isEqualTo("Hello");
    }
  }

  @Test
  void cancelsAStream() throws Exception {
    PlayedAnswer answer = PlayedAnswer.streaming().send(delta("Hel"));
    models.play(account, CLAUDE, request -> answer);

    try (StreamResponse<RawMessageStreamEvent> stream =
        anthropic.messages().createStreaming(HELLO)) {
      Iterator<RawMessageStreamEvent> events = stream.stream().iterator();
      assertThat(events.next().isContentBlockDelta()).isTrue();
    }

    assertThat(answer.isClosedWithin(1_000)).isTrue();
  }

  @Test
  void usesATool() {
    models.play(
        account,
        CLAUDE,
        request ->
            PlayedAnswer.json(
                MESSAGE.formatted(
                    "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"weather\","
                        + "\"input\":{\"city\":\"Oslo\"}}",
                    "tool_use"),
                COUNTED));
    Tool weather =
        Tool.builder()
            .name("weather")
            .inputSchema(
                Tool.InputSchema.builder()
                    .putAdditionalProperty(
                        "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                    .build())
            .build();

    Message answer = anthropic.messages().create(HELLO.toBuilder().addTool(weather).build());

    assertThat(answer.content().getFirst().asToolUse().name()).isEqualTo("weather");
    assertThat(new String(lastAsked().body().json(), StandardCharsets.UTF_8))
        .contains("\"tools\":[{", "\"city\"");
  }

  @Test
  void countsTokens() {
    models.play(account, CLAUDE, request -> PlayedAnswer.json("{\"input_tokens\":3}", COUNTED));

    assertThat(
            anthropic
                .messages()
                .countTokens(
                    MessageCountTokensParams.builder()
                        .model("anthropic/claude-played")
                        .addUserMessage("Hello")
                        .build())
                .inputTokens())
        .isEqualTo(3);
  }

  @Test
  void understandsWhatIsWrong() {
    models.fail(
        account, CLAUDE, new Failure(Reason.RATE_LIMITED, 429, null, "rate_limit_error", null));
    assertThatThrownBy(() -> anthropic.messages().create(HELLO))
        .isInstanceOf(RateLimitException.class);

    models.fail(account, CLAUDE, failure(Reason.OVERLOADED, 529));
    assertThatThrownBy(() -> anthropic.messages().create(HELLO))
        .isInstanceOf(InternalServerException.class);

    models.fail(account, CLAUDE, failure(Reason.MODEL_NOT_FOUND, 404));
    assertThatThrownBy(() -> anthropic.messages().create(HELLO))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("does not have this model");
  }
}
