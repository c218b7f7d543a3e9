package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.Tokens;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A dialect in which answers are given to whoever asked. */
enum Spoken {
  OPENAI {
    @Override
    Tokens tokens(JsonNode event, Tokens before) {
      JsonNode usage = event.path("usage");
      // Groq's own place, which is there without having been asked for.
      JsonNode found = usage.isObject() ? usage : event.path("x_groq").path("usage");
      return found.isObject() ? Usage.openAi(found) : before;
    }

    @Override
    String error(Failure failure) {
      ObjectNode error = JsonMapper.shared().createObjectNode();
      error
          .putObject("error")
          .put("message", sentence(failure))
          .put("type", "upstream_error")
          .putNull("param")
          .put("code", code(failure));
      return "data: " + error + "\n\n";
    }
  },
  ANTHROPIC {
    @Override
    Tokens tokens(JsonNode event, Tokens before) {
      JsonNode begun = event.path("message").path("usage");
      JsonNode usage = event.path("usage");
      Tokens first = begun.isObject() ? Usage.anthropic(begun, before) : before;
      return usage.isObject() ? Usage.anthropic(usage, first) : first;
    }

    @Override
    String error(Failure failure) {
      ObjectNode error = JsonMapper.shared().createObjectNode();
      error
          .put("type", "error")
          .putObject("error")
          .put("type", failure.reason() == Reason.OVERLOADED ? "overloaded_error" : "api_error")
          .put("message", sentence(failure));
      return "event: error\ndata: " + error + "\n\n";
    }
  };

  /**
   * What has been counted once this has come.
   *
   * @param event one of a stream, or a whole answer
   */
  abstract Tokens tokens(JsonNode event, Tokens before);

  /** A whole event that tells of a failure. */
  abstract String error(Failure failure);

  byte[] errorBytes(Failure failure) {
    return error(failure).getBytes(StandardCharsets.UTF_8);
  }

  private static String code(Failure failure) {
    return failure.reason().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** For programs, which show it to whoever wrote them. */
  private static String sentence(Failure failure) {
    @Nullable String told = failure.message();
    String what =
        switch (failure.reason()) {
          case TIMEOUT -> "The provider went silent before the answer was complete.";
          case NOT_REACHABLE ->
              "The connection to the provider broke before the answer was complete.";
          default -> "The provider ended the answer with an error.";
        };
    return told == null ? what : what + " It said: " + told;
  }
}
