package app.gatehouse.outbound;

import java.time.Duration;

/**
 * How long a request may take and how much of an answer is read. Connecting takes at most 5 seconds
 * per address, whatever is said here.
 *
 * @param idle the longest silence: until the first byte, and between any two; more than zero
 * @param total from the call to the last byte of the answer; more than zero
 * @param maxAnswerBytes of a successful answer, after unpacking; more than zero. What is read of an
 *     error answer never exceeds 64 KB
 */
public record RequestLimits(Duration idle, Duration total, int maxAnswerBytes) {

  private static final int JSON_BYTES = 8 * 1024 * 1024;

  /** 60 seconds of silence, 2 minutes in all, 8 MB. */
  public static final RequestLimits NORMAL =
      new RequestLimits(Duration.ofSeconds(60), Duration.ofMinutes(2), JSON_BYTES);

  /** For checks that somebody waits for: 10 seconds of silence, 15 in all, 8 MB. */
  public static final RequestLimits QUICK =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(15), JSON_BYTES);

  public RequestLimits {
    if (!idle.isPositive() || !total.isPositive() || maxAnswerBytes <= 0) {
      throw new IllegalArgumentException("Limits are more than zero");
    }
  }
}
