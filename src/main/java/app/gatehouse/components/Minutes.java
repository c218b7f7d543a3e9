package app.gatehouse.components;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells open pages each minute, by push. Pages that asked by themselves would keep their session
 * alive for ever, and so would whoever walked away from one stay signed in.
 */
@Component
class Minutes implements SmartLifecycle {

  private final LiveUpdates live;
  private @Nullable ScheduledExecutorService timer;

  Minutes(LiveUpdates live) {
    this.live = live;
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("minutes").factory());
    started.scheduleAtFixedRate(() -> live.hear(new MinutePassed()), 1, 1, TimeUnit.MINUTES);
    timer = started;
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
