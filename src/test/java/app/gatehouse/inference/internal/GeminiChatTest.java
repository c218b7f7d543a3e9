package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.FakeGemini;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.ModelRequest.Operation;
import org.junit.jupiter.api.Test;

class GeminiChatTest extends InferenceContract<FakeGemini> {

  @Override
  FakeGemini start() {
    return new FakeGemini(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }

  @Override
  void noModel() {
    provider.refuses(404, "NOT_FOUND", "models/fake-model is not found", "");
  }

  @Override
  void tooLong() {
    provider.refuses(
        400, "INVALID_ARGUMENT", "The input token count (9) exceeds the maximum (8)", "");
  }

  @Test
  void aBlockedPromptIsRefused() {
    provider.answers(200, "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}");

    assertThat(failure("").reason()).isEqualTo(Reason.CONTENT_REFUSED);
  }

  @Test
  void makesVectorsInBothFormsOpenAisClientsAskFor() throws Exception {
    String plain =
        InferenceBed.text(
            bed.ask(Operation.EMBEDDINGS, "{\"input\":[\"a\",\"b\"],\"dimensions\":3}"));
    String packed =
        InferenceBed.text(
            bed.ask(Operation.EMBEDDINGS, "{\"input\":\"a\",\"encoding_format\":\"base64\"}"));

    assertThat(json(plain).at("/data/1/embedding").toString()).isEqualTo("[0.25,-0.5,1]");
    assertThat(json(plain).at("/data/1/index").intValue()).isEqualTo(1);
    assertThat(json(plain).has("usage")).isFalse();
    assertThat(json(packed).at("/data/0/embedding").stringValue()).isEqualTo("AACAPgAAAL8AAAAA");
  }

  @Override
  boolean standsStill() {
    return true;
  }
}
