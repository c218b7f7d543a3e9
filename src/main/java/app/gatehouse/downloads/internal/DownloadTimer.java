package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.DownloadSettings;
import app.gatehouse.storage.StorageEvent;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Lets the queue go on when its time has come: at the start, again and again, and when something
 * can be saved again.
 */
@Component
class DownloadTimer {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadTimer.class);

  private final Board board;
  private final Workers workers;
  private final Approvals approvals;
  private final DownloadSettings settings;
  private volatile boolean begun;

  DownloadTimer(Board board, Workers workers, Approvals approvals, DownloadSettings settings) {
    this.board = board;
    this.workers = workers;
    this.approvals = approvals;
    this.settings = settings;
  }

  /** Not for a command: that starts Gatehouse without its pages, and ends it again. */
  @EventListener
  void begin(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebApplicationContext) {
      board.load();
      if (settings.enabled()) {
        workers.begin();
        begun = true;
      }
    }
  }

  @EventListener
  void on(StorageEvent.BecameWritable now) {
    workers.goOn(true);
  }

  @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
  void tellFigures() {
    board.tellFigures();
  }

  @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void goOn() {
    if (!begun) {
      return;
    }
    try {
      workers.goOn(false);
      approvals.askDue();
    } catch (RuntimeException e) {
      LOG.warn("Downloads were not looked at; it is tried again", e);
    }
  }
}
