package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's errors: {@code {"type":"error","error":{"type","message","details"}}}. Types and the
 * code of the spending limit as in Anthropic's SDK of November 2026; the messages as observed.
 */
final class AnthropicErrors {

  private AnthropicErrors() {}

  static Verdict verdict(Reply reply) {
    if (reply.isWebPage()) {
      return Refusals.verdict(reply);
    }
    JsonNode error = reply.json().path("error");
    return switch (reply.status()) {
      case 400 -> invalidRequest(reply);
      case 401 -> unauthorized(reply);
      case 429 -> tooMuch(reply, error.path("details").path("error_code").stringValue(""));
      default -> Refusals.verdict(reply);
    };
  }

  /** One type stands for many faults, so only the words tell those of the account. */
  private static Verdict invalidRequest(Reply reply) {
    if (reply.says("credit balance is too low")) {
      return new Limited(Limit.NO_CREDIT, null);
    }
    if (reply.says("specified api usage limits")) {
      return new Limited(Limit.SPEND_LIMIT, null);
    }
    return Refusals.verdict(reply);
  }

  /**
   * Some organisations refuse whatever carries an {@code Origin}. Gatehouse sends none, but a proxy
   * on the way may: nothing is wrong with the key.
   */
  private static Verdict unauthorized(Reply reply) {
    return reply.says("CORS") || reply.says("origin header")
        ? new Limited(Limit.NO_PERMISSION, null)
        : Refusals.verdict(reply);
  }

  /** The cap of the account's tier comes as a rate limit that no waiting mends. */
  private static Verdict tooMuch(Reply reply, String code) {
    return code.equals("enforced_spend_limit_reached")
        ? new Limited(Limit.SPEND_LIMIT, null)
        : new Limited(Limit.RATE_LIMIT, reply.retryAt());
  }
}
