package app.gatehouse.components;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells open pages each minute, by push. Pages that asked by themselves would keep their session
 * alive for ever, and so would whoever walked away from one stay signed in.
 */
@Component
class Minutes {

  private final LiveUpdates live;

  Minutes(LiveUpdates live) {
    this.live = live;
  }

  @Scheduled(initialDelay = 1, fixedRate = 1, timeUnit = TimeUnit.MINUTES)
  void tell() {
    live.tell(new MinutePassed());
  }
}
