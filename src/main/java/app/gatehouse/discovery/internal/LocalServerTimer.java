package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.DiscoverySettings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has local servers looked for again, every 30 seconds. */
@Component
class LocalServerTimer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LocalServerTimer.class);
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final LocalServerLooks looks;
  private final DiscoverySettings settings;
  private @Nullable ScheduledExecutorService timer;

  LocalServerTimer(LocalServerLooks looks, DiscoverySettings settings) {
    this.looks = looks;
    this.settings = settings;
  }

  @Override
  public void start() {
    if (settings.local()) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("local-servers").factory());
      started.scheduleWithFixedDelay(
          this::lookAgain, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
      timer = started;
    }
  }

  private void lookAgain() {
    try {
      looks.lookAgain();
    } catch (RuntimeException e) {
      LOG.warn("Local servers could not be looked for; it is tried again", e);
    }
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
