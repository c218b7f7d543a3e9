package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeLmStudio;

class LmStudioChatTest extends InferenceContract<FakeLmStudio> {

  @Override
  FakeLmStudio start() {
    return new FakeLmStudio(0);
  }

  @Override
  boolean needsAKey() {
    return false;
  }
}
