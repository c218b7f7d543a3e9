package app.gatehouse.usage.internal;

import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.storage.StartupRefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes usage away: an account's together with it, and what is older than it is kept. */
@Component
class UsageRetention {

  private static final Logger LOG = LoggerFactory.getLogger(UsageRetention.class);

  private final UsageTables tables;
  private final Clock clock;
  private final int keepDays;

  UsageRetention(UsageTables tables, Clock clock, Settings settings) {
    this.tables = tables;
    this.clock = clock;
    this.keepDays = settings.keepDays();
  }

  /**
   * @param keepDays how many days usage is kept; 0 for ever ({@code GATEHOUSE_USAGE_KEEP_DAYS}). At
   *     least 31 otherwise, since a month's budget is counted from it at a start
   */
  @ConfigurationProperties("gatehouse.usage")
  record Settings(@DefaultValue("400") int keepDays) {

    private static final int FEWEST = 31;

    Settings {
      if (keepDays != 0 && keepDays < FEWEST) {
        throw new StartupRefusedException(
            StartupRefusedException.CONFIGURATION,
            "gatehouse.usage.keep-days is %d; give the number of days to keep usage for, %d or more,"
                    .formatted(keepDays, FEWEST)
                + " or 0 to keep it for ever.");
      }
    }
  }

  @EventListener
  void delete(AccountRemoval removal) {
    tables.deleteAll(removal.account());
  }

  /** How many requests were taken away. */
  int prune() {
    if (keepDays == 0) {
      return 0;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return tables.deleteBefore(today.minusDays(keepDays));
  }

  /** Not at once, and again each day; one on which it fails is no reason not to try on the next. */
  @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
  void pruneOrTell() {
    try {
      prune();
    } catch (RuntimeException e) {
      LOG.error("Old usage could not be removed", e);
    }
  }
}
