package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.discovery.Reply;

/** Groq's errors: OpenAI's, and three of its own. */
final class GroqErrors {

  private static final int NO_CAPACITY = 498;

  private GroqErrors() {}

  static Verdict verdict(Reply reply) {
    if (reply.status() == NO_CAPACITY) {
      return new NotReachable(Trouble.SERVER_ERROR);
    }
    return switch (reply.json().path("error").path("code").stringValue("")) {
      // Documented under "Spend limits"; comes with status 400.
      case "blocked_api_access" -> new Limited(Limit.SPEND_LIMIT, null);
      // Seen with status 400 in reports of users.
      case "organization_restricted" -> new Limited(Limit.TEAM_BLOCKED, null);
      default -> OpenAiErrors.verdict(reply);
    };
  }
}
