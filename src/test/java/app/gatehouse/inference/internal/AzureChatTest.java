package app.gatehouse.inference.internal;

import app.gatehouse.fakes.FakeAzure;

class AzureChatTest extends InferenceContract<FakeAzure> {

  @Override
  FakeAzure start() {
    return new FakeAzure(0);
  }

  @Override
  void noModel() {
    provider.refuses(404, "DeploymentNotFound", "The API deployment does not exist.");
  }
}
