package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeOllama;

class OllamaChatTest extends InferenceContract<FakeOllama> {

  @Override
  FakeOllama start() {
    return new FakeOllama(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }

  @Override
  boolean needsAKey() {
    return false;
  }

  @Override
  void noModel() {
    provider.answers(404, "{\"error\":\"model 'x' not found\"}");
  }
}
