package app.gatehouse.gateway.internal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many requests a token may still make: a minute's worth at once, then as they come back. */
final class RequestRate {

  private final @Nullable Bucket bucket;

  /**
   * @param perMinute null for as many as come
   */
  RequestRate(@Nullable Integer perMinute) {
    this.bucket =
        perMinute == null
            ? null
            : Bucket.builder()
                .addLimit(limit ->
                    limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
  }

  /** Counts a request. How long to wait when it is one too many; zero when it may go on. */
  Duration take() {
    if (bucket == null) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }
}
