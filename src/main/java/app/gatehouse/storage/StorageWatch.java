package app.gatehouse.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks after the embedded database: sees in time that the disk fills up, lets Gatehouse save again
 * when there is room again, and makes the checkpoints. Does nothing where there is another
 * database.
 */
@Component
class StorageWatch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A disk that did not take a write is tried this often. */
  private static final Duration RETRY = Duration.ofSeconds(20);

  private static final long LOG_LIMIT = 10L * 1024 * 1024;
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  private final Optional<EmbeddedDatabase> database;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("storage-watch").daemon().factory());
  private boolean toldReadOnly;
  private LocalDate lastNight;
  private long nextTry = System.nanoTime();

  StorageWatch(
      ObjectProvider<EmbeddedDatabase> database, ApplicationEventPublisher events, Clock clock) {
    this.database = Optional.ofNullable(database.getIfAvailable());
    this.events = events;
    this.clock = clock;
    this.lastNight = today();
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    database.ifPresent(embedded ->
        timer.scheduleWithFixedDelay(
            () -> lookSafely(embedded), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  private void lookSafely(EmbeddedDatabase embedded) {
    try {
      look(embedded);
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.warn("The database was not brought in line with its files; it is tried again", e);
    }
  }

  /** One look, as it is made every two seconds. */
  synchronized void look(EmbeddedDatabase embedded) throws IOException, SQLException {
    WriteGate gate = embedded.gate();
    Optional<StorageProblem> problem = gate.look();
    if (problem.isPresent()) {
      tellReadOnly(problem.get());
      recover(embedded, problem.get());
    } else {
      tellWritable();
      boolean night = isNight();
      if ((night || embedded.logBytes() > LOG_LIMIT) && embedded.checkpoint(PATIENCE) && night) {
        lastNight = today();
      }
    }
  }

  private void recover(EmbeddedDatabase embedded, StorageProblem problem)
      throws IOException, SQLException {
    if (embedded.space().problem().isPresent() || System.nanoTime() < nextTry) {
      return;
    }
    nextTry = System.nanoTime() + RETRY.toNanos();
    boolean inLine =
        switch (problem) {
          case StorageProblem.LittleSpace little -> embedded.checkpoint(PATIENCE);
          case StorageProblem.WriteFailed failed -> embedded.startOver(PATIENCE);
        };
    if (inLine) {
      nextTry = System.nanoTime();
      embedded.gate().reopen();
      tellWritable();
    }
  }

  private void tellReadOnly(StorageProblem problem) {
    if (!toldReadOnly) {
      toldReadOnly = true;
      LOG.warn(problem.sentence());
      events.publishEvent(new StorageEvent.BecameReadOnly(problem));
    }
  }

  private void tellWritable() {
    if (toldReadOnly) {
      toldReadOnly = false;
      LOG.warn("Gatehouse saves again");
      events.publishEvent(new StorageEvent.BecameWritable());
    }
  }

  private boolean isNight() {
    return lastNight.isBefore(today())
        && LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()).isAfter(NIGHT);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
  }
}
