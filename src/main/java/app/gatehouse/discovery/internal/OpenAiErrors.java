package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The errors of OpenAI and of those who answer like it: {@code
 * {"error":{"message","type","code"}}}. Codes as in OpenAI's documentation and SDK, November 2026.
 */
final class OpenAiErrors {

  private static final Set<String> NO_CREDIT =
      Set.of("insufficient_quota", "credit_balance_exhausted");

  /** Parts of codes; there is one for each level a limit can be set on. */
  private static final List<String> SPEND_LIMIT = List.of("spend", "billing_hard_limit");

  private static final Set<String> INVALID_KEY = Set.of("invalid_api_key", "invalid_key");

  /**
   * A good key in the wrong place: all of these come as a 401 that has no code of its own, so that
   * words alone tell them from a bad key.
   */
  private static final List<String> NOT_FROM_HERE =
      List.of(
          "ip not authorized", "ip is not authorized", "ip allowlist", "member of an organization");

  private OpenAiErrors() {}

  static Verdict verdict(Reply reply) {
    if (reply.isWebPage() || reply.status() >= 500) {
      return Refusals.verdict(reply);
    }
    JsonNode error = reply.json().path("error");
    String code = error.path("code").stringValue("");
    String type = error.path("type").stringValue("");
    if (code.equals("unsupported_country_region_territory")) {
      return new Limited(Limit.REGION, null);
    }
    if (SPEND_LIMIT.stream().anyMatch(code::contains)) {
      return new Limited(Limit.SPEND_LIMIT, null);
    }
    if (NO_CREDIT.contains(code) || (code.isEmpty() && type.equals("insufficient_quota"))) {
      return new Limited(Limit.NO_CREDIT, null);
    }
    return switch (reply.status()) {
      case 401 -> unauthorized(reply, code);
      case 403 ->
          cannotList(reply) ? new Limited(Limit.CANNOT_LIST, null) : Refusals.verdict(reply);
      default -> Refusals.verdict(reply);
    };
  }

  private static Verdict unauthorized(Reply reply, String code) {
    if (INVALID_KEY.contains(code)) {
      return new Rejected(Rejection.INVALID);
    }
    if (cannotList(reply)) {
      return new Limited(Limit.CANNOT_LIST, null);
    }
    boolean elsewhere = NOT_FROM_HERE.stream().anyMatch(reply::says);
    return elsewhere ? new Limited(Limit.NO_PERMISSION, null) : Refusals.verdict(reply);
  }

  /** A restricted key that may chat, but not see the list; told by its message alone. */
  private static boolean cannotList(Reply reply) {
    return reply.says("missing scopes");
  }
}
