package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;

/**
 * xAI's errors, which are flat: {@code {"code":"…","error":"text"}}. The codes are general, so that
 * for a wrong key and for a want of money the text is all there is. As observed in 2026.
 */
final class XaiErrors {

  private XaiErrors() {}

  static Verdict verdict(Reply reply) {
    if (reply.isWebPage()) {
      return Refusals.verdict(reply);
    }
    return switch (reply.status()) {
      case 400 ->
          reply.says("incorrect api key")
              ? new Rejected(Rejection.INVALID)
              : Refusals.verdict(reply);
      case 403, 429 -> tooMuch(reply);
      default -> Refusals.verdict(reply);
    };
  }

  /** The sentence about credit names the spending limit as well. */
  private static Verdict tooMuch(Reply reply) {
    if (reply.says("credits")) {
      return new Limited(Limit.NO_CREDIT, null);
    }
    return reply.says("spending limit")
        ? new Limited(Limit.SPEND_LIMIT, null)
        : Refusals.verdict(reply);
  }
}
