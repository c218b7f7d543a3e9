package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down uses that follow one another quickly: into the activity once an hour for each
 * purpose, as the last use once a minute. After a start, and for another secret, anew.
 */
@Component
public class WrittenUses {

  private static final long ACTIVITY = Duration.ofHours(1).toMillis();
  private static final long LAST_USE = Duration.ofMinutes(1).toMillis();

  private final CredentialRepository rows;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<Key, Written> written = new ConcurrentHashMap<>();

  WrittenUses(
      CredentialRepository rows,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Key(CredentialId id, long version, Purpose purpose) {}

  /** When what was written last; a very long time ago to begin with. */
  private static final class Written {

    private final ReentrantLock writing = new ReentrantLock();
    private volatile long activity = Long.MIN_VALUE / 2;
    private volatile long lastUse = Long.MIN_VALUE / 2;
  }

  /**
   * Returns once the use is written down, where it has to be.
   *
   * @throws RuntimeException when it cannot be: then nothing may leave
   */
  public void write(KeptRow row, Purpose purpose) {
    Written last =
        written.computeIfAbsent(new Key(row.id(), row.version(), purpose), absent -> new Written());
    long now = clock.millis();
    if (now - last.activity >= ACTIVITY) {
      writeActivity(row, purpose, last);
    } else if (now - last.lastUse >= LAST_USE && last.writing.tryLock()) {
      // Whoever comes meanwhile does not wait: the same minute is being written.
      try {
        markUsed(row, last);
      } finally {
        last.writing.unlock();
      }
    }
  }

  /** All who come meanwhile wait: nothing leaves before it is written. */
  private void writeActivity(KeptRow row, Purpose purpose, Written last) {
    last.writing.lock();
    try {
      long now = clock.millis();
      if (now - last.activity < ACTIVITY) {
        return;
      }
      transaction.executeWithoutResult(status -> {
        rows.markUsed(row.id().value(), clock.instant());
        events.publishEvent(new CredentialEvent.Used(row.account(), row.provider(), purpose));
      });
      last.activity = now;
      last.lastUse = now;
      forgetOld(now);
    } finally {
      last.writing.unlock();
    }
  }

  private void markUsed(KeptRow row, Written last) {
    long now = clock.millis();
    if (now - last.lastUse >= LAST_USE) {
      transaction.executeWithoutResult(status -> rows.markUsed(row.id().value(), clock.instant()));
      last.lastUse = now;
    }
  }

  private void forgetOld(long now) {
    written.values().removeIf(one -> one.activity > 0 && now - one.activity >= ACTIVITY);
  }
}
