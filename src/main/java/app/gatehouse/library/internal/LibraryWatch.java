package app.gatehouse.library.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelWatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the cache looked through at the start, as a page that shows models opens, and again and again
 * while one is open: other tools put files there and say nothing.
 */
@Component
class LibraryWatch implements ModelWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryWatch.class);

  private final Library library;
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicBoolean looking = new AtomicBoolean();

  LibraryWatch(Library library) {
    this.library = library;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    begin();
  }

  @Override
  public Runnable watch(AccountId account) {
    watchers.incrementAndGet();
    begin();
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        watchers.decrementAndGet();
      }
    };
  }

  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void lookAgain() {
    if (watchers.get() > 0) {
      begin();
    }
  }

  private void begin() {
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("library").start(this::look);
    }
  }

  private void look() {
    try {
      library.look();
    } catch (RuntimeException e) {
      LOG.warn("The models on this machine could not be looked for; it is tried again", e);
    } finally {
      looking.set(false);
    }
  }
}
