package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeAnthropic;

class AnthropicChatTest extends InferenceContract<FakeAnthropic> {

  @Override
  FakeAnthropic start() {
    return new FakeAnthropic(0);
  }

  @Override
  String reasoning() {
    return "The person wants an answer. I give one.";
  }
}
