package app.gatehouse.gateway.internal;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Stores when tokens were last used, off the path of the requests. */
@Component
class LastUses {

  private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);

  private final TokenDirectory directory;
  private final TokenRows rows;

  LastUses(TokenDirectory directory, TokenRows rows) {
    this.directory = directory;
    this.rows = rows;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void write() {
    for (KnownToken token : directory.all()) {
      Instant at = token.takeUnwrittenUse();
      if (at != null) {
        write(token, at);
      }
    }
  }

  /**
   * What cannot be stored now is lost with the minute it is about; the next use is stored again.
   */
  private void write(KnownToken token, Instant at) {
    try {
      rows.used(token.id(), at);
    } catch (RuntimeException e) {
      LOG.warn("When an access token was last used could not be stored", e);
    }
  }

  @EventListener(ContextClosedEvent.class)
  void writeTheLast() {
    write();
  }
}
