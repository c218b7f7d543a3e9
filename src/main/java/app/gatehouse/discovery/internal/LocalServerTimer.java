package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.DiscoverySettings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has local servers looked for again, every 30 seconds. */
@Component
class LocalServerTimer {

  private static final Logger LOG = LoggerFactory.getLogger(LocalServerTimer.class);

  private final LocalServerLooks looks;
  private final DiscoverySettings settings;

  LocalServerTimer(LocalServerLooks looks, DiscoverySettings settings) {
    this.looks = looks;
    this.settings = settings;
  }

  @Scheduled(initialDelay = 30, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
  void lookAgain() {
    if (!settings.local()) {
      return;
    }
    try {
      looks.lookAgain();
    } catch (RuntimeException e) {
      LOG.warn("Local servers could not be looked for; it is tried again", e);
    }
  }
}
