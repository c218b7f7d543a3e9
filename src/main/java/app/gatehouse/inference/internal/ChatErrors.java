package app.gatehouse.inference.internal;

import app.gatehouse.discovery.Reply;
import app.gatehouse.inference.Failure.Reason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only those are told who ask a model, beside what discovery knows of keys: by code or type
 * before words. For OpenAI and those who answer like it; codes as in OpenAI's, Azure's and Groq's
 * documentation of 2026, and as observed.
 */
final class ChatErrors {

  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "request_too_large", "string_above_max_length");

  private static final Set<String> NO_MODEL =
      Set.of(
          "model_not_found",
          "DeploymentNotFound",
          "not_found_error",
          "model_not_supported",
          "model_decommissioned",
          "model_terms_required");

  private static final Set<String> REFUSED_CONTENT =
      Set.of("content_filter", "content_policy_violation", "moderation_blocked");

  private static final Set<String> OVERLOADED =
      Set.of("overloaded_error", "server_is_overloaded", "server_error", "capacity_exceeded");

  /** Only where there is no code: of local servers, xAI and the older gateways. */
  private static final List<String> LONG_WORDS =
      List.of(
          "maximum context length",
          "maximum prompt length",
          "prompt is too long",
          "context length of",
          "exceeds the available context size");

  private ChatErrors() {}

  /**
   * @param error what stands under {@code error}
   * @return null where it is a matter of the key, or of nothing in particular
   */
  static @Nullable Reason reason(Reply reply, JsonNode error) {
    if (reply.isWebPage()) {
      return reply.status() >= 500 ? Reason.OVERLOADED : Reason.WRONG_SERVICE;
    }
    String code = error.path("code").stringValue("");
    String type = error.path("type").stringValue("");
    // LM Studio's answer to a path it does not know, whatever its status.
    if (reply.says("unexpected endpoint or method")) {
      return Reason.WRONG_SERVICE;
    }
    if (reply.says("no models loaded")) {
      return Reason.NOT_LOADED;
    }
    if (has(TOO_LONG, code, type) || reply.status() == 413) {
      return Reason.TOO_LONG;
    }
    if (has(NO_MODEL, code, type)) {
      return Reason.MODEL_NOT_FOUND;
    }
    if (has(REFUSED_CONTENT, code, type) || error.path("metadata").has("reasons")) {
      return Reason.CONTENT_REFUSED;
    }
    if (has(OVERLOADED, code, type)) {
      return Reason.OVERLOADED;
    }
    return switch (reply.status()) {
      case 400, 422 -> longWords(reply) ? Reason.TOO_LONG : null;
      // A path that is not there is answered with words alone, or by Azure with its status.
      case 404 ->
          error.isMissingNode() || code.equals("404")
              ? Reason.WRONG_SERVICE
              : Reason.MODEL_NOT_FOUND;
      case 504, 524 -> Reason.TIMEOUT;
      default -> null;
    };
  }

  private static boolean longWords(Reply reply) {
    return LONG_WORDS.stream().anyMatch(reply::says);
  }

  private static boolean has(Set<String> codes, String code, String type) {
    return codes.contains(code) || codes.contains(type);
  }
}
