package app.gatehouse.inference.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest.Operation;
import org.junit.jupiter.api.Test;

class OpenAiChatTest extends InferenceContract<FakeOpenAi> {

  @Override
  FakeOpenAi start() {
    return new FakeOpenAi(0);
  }

  @Test
  void nothingButTheModelsNameIsChangedOnTheWay() throws Exception {
    String ask =
        "{ \"model\" : \"alias\", \"x_unknown\": {\"kept\":[1.50, \"ü\"]},\"messages\":[]}";

    String answer = InferenceBed.text(bed.ask(Operation.CHAT, ask));

    assertThat(answer).contains("\"x_unknown\":\"kept\"");
    provider
        .server()
        .verify(
            postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer " + provider.key()))
                .withRequestBody(equalTo(ask.replace("\"alias\"", "\"fake-model\""))));
  }

  @Test
  void makesVectors() throws Exception {
    Answer answer = bed.ask(Operation.EMBEDDINGS, "{\"model\":\"alias\",\"input\":[\"a\",\"b\"]}");

    assertThat(json(InferenceBed.text(answer)).path("data").size()).isEqualTo(2);
    assertThat(answer.tokens().prompt()).isEqualTo(4);
    assertThat(answer.tokens().completion()).isNull();
  }

  @Test
  void isNotAskedInAnthropicsDialect() {
    assertThat(
            catchThrowableOfType(
                    InferenceException.class,
                    () -> bed.ask(Operation.MESSAGES, "{\"messages\":[]}"))
                .failure()
                .reason())
        .isEqualTo(Reason.NOT_SUPPORTED);
  }

  @Test
  void refusedContentAndBadRequestsAreNotTriedElsewhere() {
    provider.refuses(400, "Refused.", "invalid_request_error", "\"content_policy_violation\"");
    assertThat(failure("").reason()).isEqualTo(Reason.CONTENT_REFUSED);
    provider.refuses(400, "Bad value.", "invalid_request_error", "\"invalid_value\"");
    assertThat(failure("").reason()).isEqualTo(Reason.BAD_REQUEST);
    assertThat(failure("").message()).isEqualTo("Bad value.");
    assertThat(failure("").code()).isEqualTo("invalid_value");
  }

  @Override
  boolean standsStill() {
    return true;
  }
}
