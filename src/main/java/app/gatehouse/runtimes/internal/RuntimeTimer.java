package app.gatehouse.runtimes.internal;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after the model in memory. */
@Component
class RuntimeTimer {

  private static final Logger LOG = LoggerFactory.getLogger(RuntimeTimer.class);

  private final BuiltInRuntime runtime;

  RuntimeTimer(BuiltInRuntime runtime) {
    this.runtime = runtime;
  }

  @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void unloadIdle() {
    try {
      runtime.unloadIdle();
    } catch (RuntimeException e) {
      LOG.warn("An idle model could not be unloaded; it is tried again", e);
    }
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void tellProgress() {
    try {
      runtime.tellProgress();
    } catch (RuntimeException e) {
      LOG.warn("How far a model is loaded could not be told", e);
    }
  }
}
