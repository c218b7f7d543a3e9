package app.gatehouse.inference.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.fakes.ChatOddity;
import app.gatehouse.fakes.FakeAnthropic;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnthropicChatTest extends InferenceContract<FakeAnthropic> {

  @Override
  FakeAnthropic start() {
    return new FakeAnthropic(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }

  @Override
  void noModel() {
    provider.refuses(404, "not_found_error", "model: fake-model");
  }

  @Override
  void tooLong() {
    provider.refuses(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum");
  }

  @Test
  void isAskedInItsOwnDialectToo() throws Exception {
    String ask =
        """
        {"model":"alias","max_tokens":9,"unknown":{"kept":[1]},%s
         "messages":[{"role":"user","content":"What is a gatehouse, and who stands at its gate?"}]}
        """;

    String whole =
        InferenceBed.text(
            bed.ask(
                Operation.MESSAGES,
                ask.formatted(""),
                Map.of("anthropic-beta", "one-2026", "x-api-key", "stolen")));
    Answer streamed = bed.ask(Operation.MESSAGES, ask.formatted("\"stream\":true,"));
    String events = InferenceBed.text(streamed);
    String counted = InferenceBed.text(bed.ask(Operation.COUNT_TOKENS, ask.formatted("")));

    assertThat(json(whole).path("stop_reason").stringValue()).isEqualTo("end_turn");
    assertThat(events).contains("event: message_stop").doesNotContain("[DONE]");
    assertThat(streamed.tokens()).isEqualTo(new Tokens(12L, 3L, 34L, null));
    assertThat(counted).isEqualTo("{\"input_tokens\":12}");
    provider
        .server()
        .verify(
            postRequestedFor(urlEqualTo("/v1/messages"))
                .withHeader("anthropic-beta", equalTo("one-2026"))
                .withHeader("x-api-key", equalTo(provider.key()))
                .withRequestBody(
                    equalTo(ask.formatted("").replace("\"alias\"", "\"fake-model\""))));
  }

  @Test
  void anErrorInItsOwnDialectEndsTheStream() throws Exception {
    provider.chats(ChatOddity.KEY_AFTER);

    Answer answer =
        bed.ask(
            Operation.MESSAGES,
            "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
    String events = InferenceBed.text(answer);

    assertThat(events).contains("event: error").doesNotContain(someOf(provider.key()));
    assertThat(answer.failure()).extracting(Failure::reason).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void hasNoEmbeddings() {
    assertThat(
            catchThrowableOfType(
                    InferenceException.class,
                    () -> bed.ask(Operation.EMBEDDINGS, "{\"input\":\"a\"}"))
                .failure()
                .reason())
        .isEqualTo(Reason.NOT_SUPPORTED);
  }
}
