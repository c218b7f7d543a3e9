package app.gatehouse.runtimes.child;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request that gets no answer but an error, in the form in which OpenAI tells of one. */
final class RefusedRequest extends Exception {

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String parameter;

  private RefusedRequest(
      int status, String type, String message, @Nullable String code, @Nullable String parameter) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.parameter = parameter;
  }

  static RefusedRequest invalid(String message, @Nullable String parameter) {
    return new RefusedRequest(400, "invalid_request_error", message, null, parameter);
  }

  static RefusedRequest contextTooLong(int context, int tokens) {
    return new RefusedRequest(
        400,
        "invalid_request_error",
        "This model's context length is %d tokens, and the messages are %d tokens."
            .formatted(context, tokens),
        "context_length_exceeded",
        "messages");
  }

  static RefusedRequest unknownModel(String name) {
    return new RefusedRequest(
        404,
        "invalid_request_error",
        "The model '" + name + "' is not loaded.",
        "model_not_found",
        "model");
  }

  static RefusedRequest wrongSecret() {
    return new RefusedRequest(
        401, "invalid_request_error", "Incorrect API key provided.", "invalid_api_key", null);
  }

  static RefusedRequest noSuchPath() {
    return new RefusedRequest(
        404, "invalid_request_error", "There is nothing at this address.", null, null);
  }

  static RefusedRequest wrongMethod() {
    return new RefusedRequest(
        405, "invalid_request_error", "This address takes another method.", null, null);
  }

  static RefusedRequest tooLarge() {
    return new RefusedRequest(
        413, "invalid_request_error", "The request is larger than 8 MB.", null, null);
  }

  static RefusedRequest tooMany() {
    return new RefusedRequest(
        503,
        "server_error",
        "The model is busy, and enough others wait for it. Try again later.",
        "overloaded",
        null);
  }

  static RefusedRequest failed() {
    return new RefusedRequest(500, "server_error", "The model failed.", null, null);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.putObject("error")
        .put("message", getMessage())
        .put("type", type)
        .put("param", parameter)
        .put("code", code);
    return body;
  }
}
