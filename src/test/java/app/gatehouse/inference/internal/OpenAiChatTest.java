package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeOpenAi;

class OpenAiChatTest extends InferenceContract<FakeOpenAi> {

  @Override
  FakeOpenAi start() {
    return new FakeOpenAi(0);
  }
}
