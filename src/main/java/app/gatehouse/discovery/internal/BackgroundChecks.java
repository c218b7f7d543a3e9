package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialChecks.Due;
import app.gatehouse.discovery.DiscoverySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks by itself what has not been checked for long, a few at a time. */
@Component
@EnableConfigurationProperties(DiscoverySettings.class)
class BackgroundChecks {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundChecks.class);
  private static final int AT_ONCE = 5;
  private static final int LOOKED_AT = 500;

  /** What cannot be checked stays due; it must not stand in the way of what can. */
  private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(4);

  private final CredentialChecks results;
  private final Checks checks;
  private final DiscoverySettings settings;
  private final Clock clock;
  private final Map<Due, Instant> begun = new HashMap<>();

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

  /** Not at once: who starts Gatehouse for a command needs no keys checked. */
  @Scheduled(initialDelay = 60, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
  void checkDueOrTell() {
    if (!settings.automatic()) {
      return;
    }
    try {
      checkDue();
    } catch (RuntimeException e) {
      LOG.warn("Keys could not be checked in the background; it is tried again", e);
    }
  }
}
