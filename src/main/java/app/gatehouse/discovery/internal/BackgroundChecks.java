package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialChecks.Due;
import app.gatehouse.discovery.DiscoverySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Checks by itself what has not been checked for long, a few at a time. */
@Component
@EnableConfigurationProperties(DiscoverySettings.class)
class BackgroundChecks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundChecks.class);
  private static final Duration FIRST_AFTER = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int AT_ONCE = 5;
  private static final int LOOKED_AT = 500;

  /** What cannot be checked stays due; it must not stand in the way of what can. */
  private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(4);

  private final CredentialChecks results;
  private final Checks checks;
  private final DiscoverySettings settings;
  private final Clock clock;
  private final Map<Due, Instant> begun = new HashMap<>();
  private @Nullable ScheduledExecutorService timer;

  BackgroundChecks(
      CredentialChecks results, Checks checks, DiscoverySettings settings, Clock clock) {
    this.results = results;
    this.checks = checks;
    this.settings = settings;
    this.clock = clock;
  }

  /** Begins the checks whose time has come. */
  synchronized void checkDue() {
    Instant now = clock.instant();
    begun.values().removeIf(at -> at.plus(NOT_AGAIN_WITHIN).isBefore(now));
    results.due(LOOKED_AT).stream()
        .filter(due -> !begun.containsKey(due))
        .limit(AT_ONCE)
        .forEach(due -> {
          begun.put(due, now);
          checks.check(due.account(), due.provider());
        });
  }

  private void checkDueOrTell() {
    try {
      checkDue();
    } catch (RuntimeException e) {
      LOG.warn("Keys could not be checked in the background; it is tried again", e);
    }
  }

  @Override
  public void start() {
    if (settings.automatic()) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("key-checks").factory());
      started.scheduleWithFixedDelay(
          this::checkDueOrTell, FIRST_AFTER.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
      timer = started;
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
