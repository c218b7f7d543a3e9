package app.gatehouse.runtimes.child;

import app.gatehouse.runtimes.child.ChatMessage.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked by {@code POST /v1/chat/completions}. Fields it does not know are as good as not
 * there, as programs send them to every provider.
 *
 * @param model as it was asked for; null when none was named
 * @param withUsage whether the tokens are told at the end of a stream
 */
record ChatRequest(
    @Nullable String model,
    List<ChatMessage> messages,
    Sampling sampling,
    boolean stream,
    boolean withUsage) {

  private static final int MAX_STOPS = 16;

  ChatRequest {
    messages = List.copyOf(messages);
  }

  static ChatRequest read(byte[] body) throws RefusedRequest {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body);
    } catch (JacksonException malformed) {
      throw RefusedRequest.invalid("The body is not JSON.", null);
    }
    if (!json.isObject()) {
      throw RefusedRequest.invalid("The body is not a JSON object.", null);
    }
    if (given(json, "n") && json.path("n").asInt(0) != 1) {
      throw RefusedRequest.invalid("Only one answer can be asked for at a time.", "n");
    }
    return new ChatRequest(
        json.path("model").asString(null),
        messages(json.path("messages")),
        sampling(json),
        json.path("stream").asBoolean(false),
        json.path("stream_options").path("include_usage").asBoolean(false));
  }

  private static Sampling sampling(JsonNode json) throws RefusedRequest {
    return new Sampling(
        number(json, "temperature", 2),
        number(json, "top_p", 1),
        given(json, "seed") ? Integer.valueOf((int) json.path("seed").asLong(0)) : null,
        maxTokens(json),
        stop(json.path("stop")));
  }

  private static int maxTokens(JsonNode json) throws RefusedRequest {
    String name = given(json, "max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
    if (!given(json, name)) {
      return Integer.MAX_VALUE;
    }
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || value.asLong() <= 0) {
      throw RefusedRequest.invalid(name + " is a whole number above 0.", name);
    }
    return (int) Math.min(value.asLong(), Integer.MAX_VALUE);
  }

  private static @Nullable Double number(JsonNode json, String name, double max)
      throws RefusedRequest {
    if (!given(json, name)) {
      return null;
    }
    JsonNode value = json.path(name);
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= max)) {
      throw RefusedRequest.invalid("%s is a number from 0 to %d.".formatted(name, (int) max), name);
    }
    return value.asDouble();
  }

  private static List<String> stop(JsonNode given) throws RefusedRequest {
    List<String> stops = new ArrayList<>();
    for (JsonNode one : given.isArray() ? given : List.of(given)) {
      if (one.isString() && !one.stringValue().isEmpty()) {
        stops.add(one.stringValue());
      }
    }
    if (stops.size() > MAX_STOPS) {
      throw RefusedRequest.invalid("There are more than 16 texts to stop at.", "stop");
    }
    return stops;
  }

  private static List<ChatMessage> messages(JsonNode given) throws RefusedRequest {
    if (!given.isArray() || given.isEmpty()) {
      throw RefusedRequest.invalid("There are no messages.", "messages");
    }
    List<ChatMessage> messages = new ArrayList<>();
    for (JsonNode one : given) {
      messages.add(new ChatMessage(role(one.path("role")), content(one.path("content"))));
    }
    return messages;
  }

  private static Role role(JsonNode given) throws RefusedRequest {
    return switch (given.asString("")) {
      case "system", "developer" -> Role.SYSTEM;
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      default ->
          throw RefusedRequest.invalid(
              "A message is from system, developer, user or assistant.", "messages");
    };
  }

  private static String content(JsonNode given) throws RefusedRequest {
    if (given.isString()) {
      return given.stringValue();
    }
    if (given.isNull()) {
      return "";
    }
    if (!given.isArray()) {
      throw RefusedRequest.invalid("A message has no content.", "messages");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : given) {
      if (!part.path("type").asString("").equals("text") || !part.path("text").isString()) {
        throw RefusedRequest.invalid("This model takes text only.", "messages");
      }
      text.append(part.path("text").stringValue());
    }
    return text.toString();
  }

  private static boolean given(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return !value.isMissingNode() && !value.isNull();
  }
}
