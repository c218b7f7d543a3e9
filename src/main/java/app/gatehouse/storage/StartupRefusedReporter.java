package app.gatehouse.storage;

import java.util.Optional;
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
    Optional<StartupRefusedException> refused = StartupRefusedException.behind(failure);
    refused.ifPresent(
        found -> System.err.println("Gatehouse did not start: " + found.getMessage()));
    return refused.isPresent();
  }
}
