package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeOpenRouter;

class OpenRouterChatTest extends InferenceContract<FakeOpenRouter> {

  @Override
  FakeOpenRouter start() {
    return new FakeOpenRouter(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }
}
