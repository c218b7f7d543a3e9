package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.FakeLmStudio;
import app.gatehouse.inference.Failure.Reason;
import org.junit.jupiter.api.Test;

class LmStudioChatTest extends InferenceContract<FakeLmStudio> {

  @Override
  FakeLmStudio start() {
    return new FakeLmStudio(0);
  }

  @Override
  boolean needsAKey() {
    return false;
  }

  @Test
  void saysWhenNoModelIsLoaded() {
    provider.answers(
        400,
        "{\"error\":{\"message\":\"No models loaded. Please load a model\",\"code\":\"model_not_found\"}}");

    assertThat(failure("").reason()).isEqualTo(Reason.NOT_LOADED);
  }

  @Test
  void anErrorWithStatus200IsNoAnswer() {
    provider.answers(200, "{\"error\":\"Unexpected endpoint or method. Returning 200 anyway\"}");

    assertThat(failure("").reason()).isEqualTo(Reason.WRONG_SERVICE);
  }
}
