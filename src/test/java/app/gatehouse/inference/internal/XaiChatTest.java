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
}
