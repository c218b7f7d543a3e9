package app.gatehouse.inference.internal;

import app.gatehouse.discovery.Reply;
import app.gatehouse.inference.Failure.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The same of Google, whose errors have a status in words; as documented in 2026. */
final class GeminiChatErrors {

  private GeminiChatErrors() {}

  static @Nullable Reason reason(Reply reply, JsonNode error) {
    if (reply.isWebPage()) {
      return ChatErrors.reason(reply, error);
    }
    return switch (error.path("status").stringValue("")) {
      case "NOT_FOUND" -> Reason.MODEL_NOT_FOUND;
      case "UNAVAILABLE", "INTERNAL" -> tooLong(reply) ? Reason.TOO_LONG : Reason.OVERLOADED;
      case "DEADLINE_EXCEEDED" -> Reason.TIMEOUT;
      case "INVALID_ARGUMENT" -> tooLong(reply) ? Reason.TOO_LONG : null;
      default -> null;
    };
  }

  /** There is no code for it. */
  private static boolean tooLong(Reply reply) {
    return reply.says("input token count") && reply.says("exceeds");
  }
}
