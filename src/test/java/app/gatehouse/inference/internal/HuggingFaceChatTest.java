package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeHuggingFace;

class HuggingFaceChatTest extends InferenceContract<FakeHuggingFace> {

  @Override
  FakeHuggingFace start() {
    return new FakeHuggingFace(0);
  }
}
