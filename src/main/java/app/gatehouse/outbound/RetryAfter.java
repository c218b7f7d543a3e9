package app.gatehouse.outbound;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date. */
public final class RetryAfter {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /**
   * How long the other side asks to wait; empty when it does not say, or says what cannot be read.
   * May be negative for a date that is past.
   */
  public static Optional<Duration> of(OutboundResponse response, Clock clock) {
    return response.header("Retry-After").flatMap(value -> parse(value.strip(), clock));
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    if (DIGITS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.ofSeconds(Duration.between(clock.instant(), date).toSeconds()));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
