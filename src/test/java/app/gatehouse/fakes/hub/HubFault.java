package app.gatehouse.fakes.hub;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with an answer. */
public sealed interface HubFault {

  /** The whole file with 200, whatever part was asked for. */
  record IgnoresRange() implements HubFault {}

  /** No more than this for each answer, so that several at a time are faster. */
  record Capped(long bytesPerSecond) implements HubFault {}

  /** The connection ends after so many bytes of the body. */
  record CutsAfter(long bytes) implements HubFault {}

  /** One byte of the file is another one, wherever it is asked for. */
  record WrongByteAt(long offset) implements HubFault {}

  /** The CDN takes the address for too old. */
  record SignatureExpired() implements HubFault {}

  /** No answer, ever. */
  record Hangs() implements HubFault {}

  /** So many bytes of the body, and then nothing, ever. */
  record HangsAfter(long bytes) implements HubFault {}

  /** The answer comes, after a while. */
  record Slow(Duration time) implements HubFault {}

  /** Leads there, whatever was asked for. */
  record RedirectsTo(String location) implements HubFault {}

  /** Leads to itself. */
  record RedirectLoop() implements HubFault {}

  /** The answer as it would be, without these headers. */
  record Omits(Set<String> headers) implements HubFault {}

  /** The answer as it would be, with these headers in place of its own. */
  record Says(Map<String, String> headers) implements HubFault {}

  /** This, instead of an answer. */
  record Answers(int status, String type, String body, Map<String, String> headers)
      implements HubFault {}

  /** Down, with a page for people. */
  static HubFault down() {
    return new Answers(
        503,
        "text/html",
        "<!DOCTYPE html><html><body>503 Service Temporarily Unavailable</body></html>",
        Map.of());
  }

  /**
   * Too many requests.
   *
   * @param remaining what {@code r} says, 0 in life
   * @param seconds what {@code t} says
   * @param retryAfter seconds; null for no such header
   */
  static HubFault rateLimited(int remaining, int seconds, @Nullable Integer retryAfter) {
    Map<String, String> headers =
        new java.util.HashMap<>(
            Map.of("RateLimit", "\"api\";r=%d;t=%d".formatted(remaining, seconds)));
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter.toString());
    }
    return new Answers(
        429, "application/json", "{\"error\":\"You have been rate limited.\"}", headers);
  }
}
