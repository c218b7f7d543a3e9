package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureProblemsTest {

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAStatusACodeAndASentenceThatSaysWhatToDo(Reason reason) {
    Problem problem = FailureProblems.of(new Failure(reason, 0, null, null, null), "Example");

    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.code()).isEqualTo(reason.name().toLowerCase(Locale.ROOT));
    assertThat(problem.text()).endsWith(".").doesNotContain("null").contains(". ");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 529, 599})
  void theProvidersStatusIsPassedOn(int status) {
    assertThat(FailureProblems.status(new Failure(Reason.OVERLOADED, status, null, null, null)))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 0, 600})
  void oneThatSaysNothingIsWrongIsNot(int status) {
    assertThat(FailureProblems.status(new Failure(Reason.WRONG_SERVICE, status, null, null, null)))
        .isEqualTo(502);
  }

  @Test
  void theWaitIsSaidInWholeSeconds() {
    Failure failure = new Failure(Reason.RATE_LIMITED, 429, Duration.ofMillis(1_001), null, null);

    assertThat(FailureProblems.of(failure, "Example").text())
        .isEqualTo("Example limits how often it is asked. Wait 2 s, or ask another model.");
  }
}
