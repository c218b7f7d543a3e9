package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeGemini;

class GeminiChatTest extends InferenceContract<FakeGemini> {

  @Override
  FakeGemini start() {
    return new FakeGemini(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }
}
