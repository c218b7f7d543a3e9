package app.gatehouse.providers;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the one sentence instead of a stack trace. */
final class InvalidProviderAnalyzer extends AbstractFailureAnalyzer<InvalidProviderException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidProviderException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Correct the setting and start Gatehouse again.", cause);
  }
}
