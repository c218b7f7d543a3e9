package app.gatehouse.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a refused start in its one sentence, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupRefusedReporter implements SpringBootExceptionReporter {

  StartupRefusedReporter(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupRefusedException refused) {
        System.err.println("Gatehouse did not start: " + refused.getMessage());
        return true;
      }
    }
    return false;
  }
}
