package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's own client for Java, with nothing but its address and its key changed. */
class OpenAiClientIT extends AsAProgram {

  private static final ChatCompletionCreateParams HELLO =
      ChatCompletionCreateParams.builder()
          .model("openai/gpt-played")
          .addUserMessage("Hello")
          .build();

  private OpenAIClient openAi = client("");

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://localhost:" + port + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @BeforeEach
  void connect() {
    openAi.close();
    openAi = client(token);
  }

  @AfterEach
  void disconnect() {
    openAi.close();
  }

  @Test
  void listsModelsAndFindsOne() {
    aliases.save(account, new Alias("fast", List.of(GPT)));
    saveAKey("openai");

    assertThat(openAi.models().list().data())
        .extracting(Model::id)
        .startsWith("fast")
        .contains("openai/gpt-4o-mini");
    assertThat(openAi.models().retrieve("openai/gpt-4o-mini").ownedBy()).isEqualTo("openai");
  }

  @Test
  void chats() {
    ChatCompletion answer = openAi.chat().completions().create(HELLO);

    assertThat(answer.choices().getFirst().message().content()).contains("Hello");
    assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
  }

  @Test
  void readsAStream() {
    models.play(
        account,
        GPT,
        request ->
            PlayedAnswer.streaming()
                .send(": a comment\n\n" + chunk("Hel"))
                .send(chunk("lo") + "data: [DONE]\n\n")
                .end());

    try (StreamResponse<ChatCompletionChunk> stream =
        openAi.chat().completions().createStreaming(HELLO)) {
      assertThat(
              stream.stream()
                  .flatMap(chunk -> chunk.choices().getFirst().delta().content().stream())
                  .collect(Collectors.joining()))
          .isEqualTo("Hello");
    }
  }

  @Test
  void cancelsAStream() throws Exception {
    PlayedAnswer answer = PlayedAnswer.streaming().send(chunk("Hel"));
    models.play(account, GPT, request -> answer);

    try (StreamResponse<ChatCompletionChunk> stream =
        openAi.chat().completions().createStreaming(HELLO)) {
      Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
      assertThat(chunks.next().choices().getFirst().delta().content()).contains("Hel");
    }

    assertThat(answer.isClosedWithin(1_000)).isTrue();
  }

  @Test
  void usesATool() {
    models.play(
        account,
        GPT,
        request ->
            PlayedAnswer.json(
                """
                {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
                "finish_reason":"tool_calls","message":{"role":"assistant","content":null,
                "tool_calls":[{"id":"t1","type":"function",
                "function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]}}]}
                """,
                COUNTED));
    ChatCompletionFunctionTool weather =
        ChatCompletionFunctionTool.builder()
            .function(
                FunctionDefinition.builder()
                    .name("weather")
                    .parameters(
                        FunctionParameters.builder()
                            .putAdditionalProperty("type", JsonValue.from("object"))
                            .putAdditionalProperty(
                                "properties",
                                JsonValue.from(Map.of("city", Map.of("type", "string"))))
                            .build())
                    .build())
            .build();

    ChatCompletion answer =
        openAi.chat().completions().create(HELLO.toBuilder().addTool(weather).build());

    assertThat(answer.choices().getFirst().message().toolCalls().orElseThrow())
        .singleElement()
        .satisfies(call ->
            assertThat(call.asFunction().function().arguments()).isEqualTo("{\"city\":\"Oslo\"}"));
    assertThat(new String(lastAsked().body().json(), StandardCharsets.UTF_8))
        .contains("\"tools\":[{", "\"name\":\"weather\"", "\"city\"");
  }

  @Test
  void embeds() {
    models.play(
        account,
        ref("openai/embedding-played"),
        request ->
            PlayedAnswer.json(
                """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,-1]}],
                "model":"m","usage":{"prompt_tokens":1,"total_tokens":1}}
                """,
                COUNTED));

    assertThat(
            openAi
                .embeddings()
                .create(
                    EmbeddingCreateParams.builder()
                        .model("openai/embedding-played")
                        .input("Hello")
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .build())
                .data()
                .getFirst()
                .embedding())
        .containsExactly(0.5f, -1f);
  }

  @Test
  void understandsWhatIsWrong() {
    models.fail(
        account, GPT, new Failure(Reason.RATE_LIMITED, 429, null, "rate_limit_exceeded", null));
    assertThatThrownBy(() -> openAi.chat().completions().create(HELLO))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            limited -> assertThat(limited.code()).contains("rate_limited"));

    models.fail(account, GPT, failure(Reason.TOO_LONG, 400));
    assertThatThrownBy(() -> openAi.chat().completions().create(HELLO))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Shorten the request");

    assertThatThrownBy(() -> openAi.models().retrieve("openai/unheard-of"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void isToldOfATokenThatIsNone() {
    try (ClosingClient stranger = new ClosingClient(client("sk-proj-a-providers-key"))) {
      assertThatThrownBy(() -> stranger.client().models().list())
          .isInstanceOfSatisfying(
              UnauthorizedException.class,
              refused -> assertThat(refused.code()).contains("provider_key"));
    }
  }

  /** A client for one block. */
  private record ClosingClient(OpenAIClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
    }
  }
}
