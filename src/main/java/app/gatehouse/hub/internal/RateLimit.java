package app.gatehouse.hub.internal;

import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the Hub asks to wait. Its header {@code RateLimit: "api";r=0;t=55} is on every answer;
 * {@code t} counts only where {@code r}, the requests left, is 0. Without it {@code Retry-After}
 * holds: seconds, or a date.
 */
public final class RateLimit {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern NOTHING_LEFT = Pattern.compile(";\\s*r=0\\s*(?:;|$)");
  private static final Pattern SECONDS = Pattern.compile(";\\s*t=(\\d{1,9})\\s*(?:;|$)");

  private RateLimit() {}

  /** Between 1 second and 1 day, or null when nothing usable was said. */
  public static @Nullable Duration wait(OutboundResponse response, Clock clock) {
    return wait(response.headers("RateLimit"), RetryAfter.of(response, clock));
  }

  /** The same of the values of both headers. */
  static @Nullable Duration wait(List<String> rateLimit, Optional<Duration> retryAfter) {
    return Stream.concat(fromRateLimit(rateLimit), retryAfter.stream())
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Duration> fromRateLimit(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .filter(item -> NOTHING_LEFT.matcher(item).find())
        .map(SECONDS::matcher)
        .filter(Matcher::find)
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
        .sorted(Comparator.reverseOrder());
  }
}
