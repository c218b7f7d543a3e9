package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The errors of OpenAI and of those who answer like it: {@code
 * {"error":{"message","type","code"}}}. Codes as in OpenAI's documentation and SDK, November 2026.
 */
final class OpenAiErrors {

  private static final Set<String> NO_CREDIT =
      Set.of("insufficient_quota", "credit_balance_exhausted");
  private static final Set<String> SPEND_LIMIT = Set.of("spend", "billing_hard_limit");

  private OpenAiErrors() {}

  static Verdict verdict(Reply reply) {
    JsonNode error = reply.json().path("error");
    String code = error.path("code").stringValue("");
    String type = error.path("type").stringValue("");
    if (reply.isWebPage() || reply.status() >= 500) {
      return Refusals.verdict(reply);
    }
    // A restricted key that may chat, but not see the list; told by its message alone.
    if ((reply.status() == 401 || reply.status() == 403) && reply.says("missing scopes")) {
      return new Limited(Limit.CANNOT_LIST, null);
    }
    if (code.equals("unsupported_country_region_territory")) {
      return new Limited(Limit.REGION, null);
    }
    if (reply.status() == 401 && code.equals("invalid_api_key")) {
      return new Rejected(Rejection.INVALID);
    }
    if (reply.status() == 429) {
      return tooMuch(reply, code, type);
    }
    return Refusals.verdict(reply);
  }

  /** The same status stands for a want of money, which waiting does not mend. */
  private static Verdict tooMuch(Reply reply, String code, String type) {
    if (SPEND_LIMIT.stream().anyMatch(code::contains)) {
      return new Limited(Limit.SPEND_LIMIT, null);
    }
    if (NO_CREDIT.contains(code) || (code.isEmpty() && type.equals("insufficient_quota"))) {
      return new Limited(Limit.NO_CREDIT, null);
    }
    return new Limited(Limit.RATE_LIMIT, reply.retryAt());
  }
}
