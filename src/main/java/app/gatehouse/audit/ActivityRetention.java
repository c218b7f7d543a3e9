package app.gatehouse.audit;

import app.gatehouse.storage.StartupRefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes records away once they are older than they are kept, and writes down that it did. */
@Component
class ActivityRetention {

  private static final Logger LOG = LoggerFactory.getLogger(ActivityRetention.class);

  private final ActivityRows rows;
  private final ActivityLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final int keepDays;

  ActivityRetention(
      ActivityRows rows,
      ActivityLog log,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings) {
    this.rows = rows;
    this.log = log;
    this.transaction = transaction;
    this.clock = clock;
    this.keepDays = settings.keepDays();
  }

  /**
   * @param keepDays how many days a record is kept; 0 for ever ({@code
   *     GATEHOUSE_ACTIVITY_KEEP_DAYS})
   */
  @ConfigurationProperties("gatehouse.activity")
  record Settings(@DefaultValue("365") int keepDays) {
    Settings {
      if (keepDays < 0) {
        throw new StartupRefusedException(
            StartupRefusedException.CONFIGURATION,
            "gatehouse.activity.keep-days is %d; give the number of days to keep activity for, or"
                    .formatted(keepDays)
                + " 0 to keep it for ever.");
      }
    }
  }

  /**
   * Takes away what is too old, together with the record that says so.
   *
   * @return how many were taken away
   */
  int prune() {
    if (keepDays == 0) {
      return 0;
    }
    Instant oldest = clock.instant().minus(Duration.ofDays(keepDays));
    Integer pruned =
        transaction.execute(status -> {
          int removed = rows.removeBefore(oldest);
          if (removed > 0) {
            log.write(ActivityKind.ACTIVITY_PRUNED, null, null, Integer.toString(removed));
          }
          return removed;
        });
    return pruned == null ? 0 : pruned;
  }

  /**
   * Not at once: who starts Gatehouse for a command or after a mishap finds things as they were. A
   * day on which it fails is no reason not to try again on the next.
   */
  @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
  void pruneOrTell() {
    try {
      prune();
    } catch (RuntimeException e) {
      LOG.error("Old activity could not be removed", e);
    }
  }
}
