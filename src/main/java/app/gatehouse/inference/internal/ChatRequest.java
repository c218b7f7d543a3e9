package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request in OpenAI's dialect, as whoever translates it wants to read it. */
record ChatRequest(JsonNode body) {

  private static final int MOST_STOPS = 64;

  static ChatRequest of(byte[] json) throws InferenceException {
    try {
      return new ChatRequest(JsonMapper.shared().readTree(json));
    } catch (JacksonException notJson) {
      throw refuse(Reason.BAD_REQUEST, "The body is not valid JSON.");
    }
  }

  static InferenceException refuse(Reason reason, String sentence) {
    return new InferenceException(Failures.of(reason, sentence));
  }

  /** Refuses what no translation can ask for. */
  void requireOneAnswer() throws InferenceException {
    if (body.path("n").asInt(1) > 1) {
      throw refuse(
          Reason.NOT_SUPPORTED,
          "This model gives one answer to a request: leave out n, or set it to 1.");
    }
  }

  List<JsonNode> messages() throws InferenceException {
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw refuse(Reason.BAD_REQUEST, "The request has no messages.");
    }
    return messages.valueStream().toList();
  }

  static String role(JsonNode message) {
    return message.path("role").stringValue("");
  }

  /** The parts of a message's content: a plain text is one part. */
  static List<JsonNode> parts(JsonNode message) {
    JsonNode content = message.path("content");
    if (content.isString()) {
      return List.of(
          JsonMapper.shared()
              .createObjectNode()
              .put("type", "text")
              .put("text", content.stringValue()));
    }
    return content.valueStream().toList();
  }

  /** All texts of a message's content. */
  static String text(JsonNode message) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : parts(message)) {
      text.append(part.path("text").stringValue(""));
    }
    return text.toString();
  }

  /** The most tokens of an answer, by its newer name or its older one. */
  Optional<Long> maxTokens() {
    return Optional.ofNullable(Usage.count(body.path("max_completion_tokens")))
        .or(() -> Optional.ofNullable(Usage.count(body.path("max_tokens"))));
  }

  List<String> stops() {
    JsonNode stop = body.path("stop");
    List<String> stops = new ArrayList<>();
    if (stop.isString()) {
      stops.add(stop.stringValue());
    }
    for (JsonNode one : stop) {
      if (one.isString() && stops.size() < MOST_STOPS) {
        stops.add(one.stringValue());
      }
    }
    return stops;
  }

  /** The functions that the model may call. */
  List<JsonNode> functions() {
    return body.path("tools")
        .valueStream()
        .filter(tool -> tool.path("type").stringValue("").equals("function"))
        .map(tool -> tool.path("function"))
        .toList();
  }

  /** The schema the answer is to have; missing where none is asked for. */
  JsonNode schema() {
    return body.path("response_format").path("json_schema").path("schema");
  }

  String format() {
    return body.path("response_format").path("type").stringValue("text");
  }

  /** What a tool is to be called with: an object, also where the text is none. */
  static JsonNode arguments(JsonNode call) throws InferenceException {
    String text = call.path("function").path("arguments").stringValue("");
    if (text.isBlank()) {
      return JsonMapper.shared().createObjectNode();
    }
    @Nullable JsonNode json = object(text);
    if (json == null) {
      throw refuse(Reason.BAD_REQUEST, "The arguments of a tool call are not a JSON object.");
    }
    return json;
  }

  /** The text as a JSON object; null where it is none. */
  static @Nullable JsonNode object(String text) {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      return json.isObject() ? json : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** The names of the functions that the messages call, by the ids of the calls. */
  Map<String, String> calledFunctions() {
    Map<String, String> names = new java.util.HashMap<>();
    for (JsonNode message : body.path("messages")) {
      for (JsonNode call : message.path("tool_calls")) {
        names.put(
            call.path("id").stringValue(""), call.path("function").path("name").stringValue(""));
      }
    }
    return names;
  }
}
