package app.gatehouse.hub;

import app.gatehouse.hub.internal.RateLimit;
import app.gatehouse.outbound.OutboundResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the Hub wants to be left alone. */
public final class HubWait {

  private HubWait() {}

  /** Between 1 second and 1 day, or null when the answer does not say. */
  public static @Nullable Duration asked(OutboundResponse response) {
    return RateLimit.wait(response, Clock.systemUTC());
  }
}
