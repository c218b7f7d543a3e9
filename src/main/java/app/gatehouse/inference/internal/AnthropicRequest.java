package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a request into Anthropic's words. Never sends temperature, top_p or top_k: its newer version
 * refuses them. See docs/decisions/0033.
 */
final class AnthropicRequest {

  private final ChatRequest asked;
  private final ObjectNode request = JsonMapper.shared().createObjectNode();
  private final ArrayNode messages = JsonMapper.shared().createArrayNode();
  private final StringBuilder system = new StringBuilder();
  private String lastRole = "";

  private AnthropicRequest(ChatRequest asked) {
    this.asked = asked;
  }

  /**
   * @param limit the most tokens of an answer where the request does not say
   */
  static ObjectNode of(ChatRequest asked, String model, boolean stream, long limit)
      throws InferenceException {
    return new AnthropicRequest(asked).translate(model, stream, limit);
  }

  private ObjectNode translate(String model, boolean stream, long limit) throws InferenceException {
    asked.requireOneAnswer();
    if (asked.format().equals("json_schema")) {
      throw ChatRequest.refuse(
          Reason.NOT_SUPPORTED,
          "Gatehouse cannot ask Anthropic's models for a JSON schema: describe it in the prompt, or"
              + " as a tool.");
    }
    request.put("model", model).put("max_tokens", asked.maxTokens().orElse(limit));
    for (JsonNode message : asked.messages()) {
      add(message);
    }
    if (!system.isEmpty()) {
      request.put("system", system.toString());
    }
    request.set("messages", messages);
    List<String> stops = asked.stops();
    if (!stops.isEmpty()) {
      ArrayNode sequences = request.putArray("stop_sequences");
      stops.forEach(sequences::add);
    }
    addTools();
    if (stream) {
      request.put("stream", true);
    }
    return request;
  }

  private void add(JsonNode message) throws InferenceException {
    switch (ChatRequest.role(message)) {
      case "system", "developer" -> {
        String text = ChatRequest.text(message);
        system.append(system.isEmpty() || text.isEmpty() ? "" : "\n\n").append(text);
      }
      case "user" -> {
        ArrayNode blocks = turn("user");
        for (JsonNode part : ChatRequest.parts(message)) {
          addPart(blocks, part);
        }
      }
      case "assistant" -> addAssistant(message);
      case "tool" ->
          turn("user")
              .addObject()
              .put("type", "tool_result")
              .put("tool_use_id", message.path("tool_call_id").stringValue(""))
              .put("content", ChatRequest.text(message));
      default ->
          throw ChatRequest.refuse(
              Reason.BAD_REQUEST,
              "A message's role is system, developer, user, assistant or tool.");
    }
  }

  /** Results of tools and the words after them are one turn of the user's. */
  private ArrayNode turn(String role) {
    if (role.equals(lastRole)) {
      return (ArrayNode) messages.path(messages.size() - 1).path("content");
    }
    lastRole = role;
    return messages.addObject().put("role", role).putArray("content");
  }

  private static void addPart(ArrayNode blocks, JsonNode part) throws InferenceException {
    switch (part.path("type").stringValue("")) {
      case "text" -> addText(blocks, part.path("text").stringValue(""));
      case "image_url" -> {
        String address = ImageData.address(part);
        Optional<ImageData> data = ImageData.of(address);
        ObjectNode source = blocks.addObject().put("type", "image").putObject("source");
        if (data.isPresent()) {
          source
              .put("type", "base64")
              .put("media_type", data.get().mediaType())
              .put("data", data.get().base64());
        } else {
          source.put("type", "url").put("url", address);
        }
      }
      default ->
          throw ChatRequest.refuse(
              Reason.NOT_SUPPORTED, "Anthropic's models are asked with texts and images only.");
    }
  }

  /** It takes no empty text. */
  private static void addText(ArrayNode blocks, String text) {
    if (!text.isEmpty()) {
      blocks.addObject().put("type", "text").put("text", text);
    }
  }

  private void addAssistant(JsonNode message) throws InferenceException {
    ArrayNode blocks = turn("assistant");
    addText(blocks, ChatRequest.text(message));
    for (JsonNode call : message.path("tool_calls")) {
      blocks
          .addObject()
          .put("type", "tool_use")
          .put("id", call.path("id").stringValue(""))
          .put("name", call.path("function").path("name").stringValue(""))
          .set("input", ChatRequest.arguments(call));
    }
    if (blocks.isEmpty()) {
      messages.remove(messages.size() - 1);
      lastRole = messages.isEmpty() ? "" : ChatRequest.role(messages.path(messages.size() - 1));
    }
  }

  private void addTools() {
    List<JsonNode> functions = asked.functions();
    if (functions.isEmpty()) {
      return;
    }
    ArrayNode tools = request.putArray("tools");
    for (JsonNode function : functions) {
      ObjectNode tool = tools.addObject().put("name", function.path("name").stringValue(""));
      if (function.path("description").isString()) {
        tool.put("description", function.path("description").stringValue());
      }
      JsonNode parameters = function.path("parameters");
      if (parameters.isObject()) {
        tool.set("input_schema", parameters);
      } else {
        tool.putObject("input_schema").put("type", "object");
      }
    }
    addChoice();
  }

  private void addChoice() {
    JsonNode choice = asked.body().path("tool_choice");
    String word = choice.stringValue("");
    boolean single =
        asked.body().path("parallel_tool_calls").isBoolean()
            && !asked.body().path("parallel_tool_calls").booleanValue();
    if (word.isEmpty() && !choice.isObject() && !single) {
      return;
    }
    ObjectNode wanted = request.putObject("tool_choice");
    if (choice.isObject()) {
      wanted.put("type", "tool").put("name", choice.at("/function/name").stringValue(""));
    } else {
      wanted.put(
          "type",
          switch (word) {
            case "required" -> "any";
            case "none" -> "none";
            default -> "auto";
          });
    }
    if (single && !word.equals("none")) {
      wanted.put("disable_parallel_tool_use", true);
    }
  }
}
