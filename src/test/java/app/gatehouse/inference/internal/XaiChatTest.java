package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeXai;

class XaiChatTest extends InferenceContract<FakeXai> {

  @Override
  FakeXai start() {
    return new FakeXai(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }

  @Override
  void noModel() {
    provider.answers(404, "{\"code\":\"not-found\",\"error\":\"The model fake does not exist\"}");
  }

  @Override
  void tooLong() {
    provider.answers(
        400,
        "{\"code\":\"invalid-argument\",\"error\":\"This model's maximum prompt length is 9\"}");
  }
}
