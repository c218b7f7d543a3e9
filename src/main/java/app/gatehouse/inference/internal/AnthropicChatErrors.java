package app.gatehouse.inference.internal;

import app.gatehouse.discovery.Reply;
import app.gatehouse.inference.Failure.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The same of Anthropic, whose errors have types; as in its SDK of November 2026. */
final class AnthropicChatErrors {

  private AnthropicChatErrors() {}

  static @Nullable Reason reason(Reply reply, JsonNode error) {
    if (reply.isWebPage()) {
      return ChatErrors.reason(reply, error);
    }
    return switch (error.path("type").stringValue("")) {
      case "not_found_error" -> Reason.MODEL_NOT_FOUND;
      case "request_too_large" -> Reason.TOO_LONG;
      case "overloaded_error", "api_error" -> Reason.OVERLOADED;
      case "timeout_error" -> Reason.TIMEOUT;
      // One type for many faults: only the words tell this one.
      case "invalid_request_error" -> reply.says("prompt is too long") ? Reason.TOO_LONG : null;
      default -> null;
    };
  }

  /** The status that a type has; it comes without one within a stream. 0 for an unknown type. */
  static int status(JsonNode error) {
    return switch (error.path("type").stringValue("")) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "billing_error" -> 402;
      case "permission_error" -> 403;
      case "not_found_error" -> 404;
      case "request_too_large" -> 413;
      case "rate_limit_error" -> 429;
      case "api_error" -> 500;
      case "timeout_error" -> 504;
      case "overloaded_error" -> 529;
      default -> 0;
    };
  }
}
