package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeGroq;

class GroqChatTest extends InferenceContract<FakeGroq> {

  @Override
  FakeGroq start() {
    return new FakeGroq(0);
  }
}
