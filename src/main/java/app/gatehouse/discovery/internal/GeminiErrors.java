package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Google's errors: {@code {"error":{"code","message","status","details":[{"reason"}]}}}, also
 * inside an array. Reasons as observed in October 2026, the statuses as documented.
 */
final class GeminiErrors {

  /** Never more than nine digits, so that they fit. */
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d+)?s");

  private GeminiErrors() {}

  static Verdict verdict(Reply reply) {
    if (reply.isWebPage()) {
      return Refusals.verdict(reply);
    }
    JsonNode body = reply.json();
    JsonNode error = (body.isArray() ? body.path(0) : body).path("error");
    return switch (reply.status()) {
      case 400 -> invalidArgument(reply, error);
      case 401 ->
          new Rejected(
              hasReason(error, "API_KEY_SERVICE_BLOCKED") ? Rejection.BLOCKED : Rejection.INVALID);
      // One status for both; that a key was found in public is said in words only.
      case 403 ->
          reply.says("reported as leaked")
              ? new Rejected(Rejection.BLOCKED)
              : Refusals.verdict(reply);
      case 429 -> new Limited(Limit.RATE_LIMIT, retryAt(reply, error));
      // Google's own word for a request that was given up on the way.
      case 499 -> new NotReachable(Trouble.BROKEN);
      default -> Refusals.verdict(reply);
    };
  }

  private static Verdict invalidArgument(Reply reply, JsonNode error) {
    if (hasReason(error, "API_KEY_INVALID")) {
      // The reason is the same for both; another key is needed either way.
      return new Rejected(reply.says("api key expired") ? Rejection.EXPIRED : Rejection.INVALID);
    }
    if (error.path("status").stringValue("").equals("FAILED_PRECONDITION")) {
      return new Limited(Limit.REGION, null);
    }
    return Refusals.verdict(reply);
  }

  private static boolean hasReason(JsonNode error, String reason) {
    for (JsonNode detail : error.path("details")) {
      if (detail.path("reason").stringValue("").equals(reason)) {
        return true;
      }
    }
    return false;
  }

  /** Google has no {@code Retry-After}; the wait stands among the details. */
  private static @Nullable Instant retryAt(Reply reply, JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      Matcher wait = SECONDS.matcher(detail.path("retryDelay").stringValue(""));
      if (wait.matches()) {
        long whole = Long.parseLong(wait.group(1));
        return reply.retryIn(Duration.ofSeconds(wait.group(2) == null ? whole : whole + 1));
      }
    }
    return reply.retryAt();
  }
}
