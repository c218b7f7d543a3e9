package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeHuggingFace;

class HuggingFaceChatTest extends InferenceContract<FakeHuggingFace> {

  @Override
  FakeHuggingFace start() {
    return new FakeHuggingFace(0);
  }

  /** The router is asked; what the Hub says of the token is another matter. */
  @Override
  boolean turnsRed() {
    return false;
  }
}
