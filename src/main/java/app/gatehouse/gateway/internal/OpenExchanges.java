package app.gatehouse.gateway.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All exchanges under way: finds those whose client has gone, and ends all in order when Gatehouse
 * is stopped.
 */
@Component
class OpenExchanges implements SmartLifecycle {

  /** Container runtimes kill after ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration STEP = Duration.ofMillis(50);

  private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private volatile boolean stopping;

  void add(Exchange exchange) {
    open.add(exchange);
    if (stopping) {
      exchange.end(Ending.STOPPING);
    }
  }

  void remove(Exchange exchange) {
    exchange.finish();
    open.remove(exchange);
  }

  int count() {
    return open.size();
  }

  /** Whether no new ones are begun. */
  boolean isStopping() {
    return stopping;
  }

  void end(Ending why, Predicate<Exchange> which) {
    open.stream().filter(which).forEach(exchange -> exchange.end(why));
  }

  /** Often enough that what nobody waits for ends upstream within a second. */
  @Scheduled(fixedDelay = 400, timeUnit = TimeUnit.MILLISECONDS)
  void look() {
    open.forEach(Exchange::look);
  }

  @Override
  public void start() {
    running = true;
    stopping = false;
  }

  @Override
  public void stop() {
    stopping = true;
    end(Ending.STOPPING, exchange -> true);
    running = false;
  }

  /** Answers that are nearly done get the time for it; the server takes no new requests. */
  @Override
  public void stop(Runnable done) {
    Thread.ofVirtual()
        .name("gateway-stop")
        .start(() -> {
          try {
            await();
          } finally {
            stop();
            done.run();
          }
        });
  }

  private void await() {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!open.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(STEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Together with the server, which waits for what it still answers. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
  }
}
