package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a request into Google's words. See docs/decisions/0033. */
final class GeminiRequest {

  /** OpenAI's names for numbers that Google knows too. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "temperature", "temperature",
          "top_p", "topP",
          "seed", "seed",
          "presence_penalty", "presencePenalty",
          "frequency_penalty", "frequencyPenalty");

  private final ChatRequest asked;
  private final Map<String, String> called;
  private final ObjectNode request = JsonMapper.shared().createObjectNode();
  private final ArrayNode contents = JsonMapper.shared().createArrayNode();
  private final StringBuilder system = new StringBuilder();

  private GeminiRequest(ChatRequest asked) {
    this.asked = asked;
    this.called = asked.calledFunctions();
  }

  static ObjectNode of(ChatRequest asked) throws InferenceException {
    return new GeminiRequest(asked).translate();
  }

  private ObjectNode translate() throws InferenceException {
    asked.requireOneAnswer();
    for (JsonNode message : asked.messages()) {
      add(message);
    }
    if (!system.isEmpty()) {
      request
          .putObject("systemInstruction")
          .putArray("parts")
          .addObject()
          .put("text", system.toString());
    }
    request.set("contents", contents);
    addTools();
    addConfiguration();
    return request;
  }

  private void add(JsonNode message) throws InferenceException {
    switch (ChatRequest.role(message)) {
      case "system", "developer" -> {
        String text = ChatRequest.text(message);
        system.append(system.isEmpty() || text.isEmpty() ? "" : "\n\n").append(text);
      }
      case "user" -> {
        ArrayNode parts = turn("user");
        for (JsonNode part : ChatRequest.parts(message)) {
          addPart(parts, part);
        }
      }
      case "assistant" -> addAssistant(message);
      case "tool" -> addResult(message);
      default ->
          throw ChatRequest.refuse(
              Reason.BAD_REQUEST,
              "A message's role is system, developer, user, assistant or tool.");
    }
  }

  /** Those of one role in a row are one turn. */
  private ArrayNode turn(String role) {
    JsonNode last = contents.path(contents.size() - 1);
    return ChatRequest.role(last).equals(role)
        ? (ArrayNode) last.path("parts")
        : contents.addObject().put("role", role).putArray("parts");
  }

  private static void addPart(ArrayNode parts, JsonNode part) throws InferenceException {
    switch (part.path("type").stringValue("")) {
      case "text" -> parts.addObject().put("text", part.path("text").stringValue(""));
      case "image_url" -> {
        ImageData image =
            ImageData.of(ImageData.address(part))
                .orElseThrow(() ->
                    ChatRequest.refuse(
                        Reason.NOT_SUPPORTED,
                        "Gemini takes images in the request alone, as data: addresses, and Gatehouse"
                            + " fetches none."));
        parts
            .addObject()
            .putObject("inlineData")
            .put("mimeType", image.mediaType())
            .put("data", image.base64());
      }
      default ->
          throw ChatRequest.refuse(
              Reason.NOT_SUPPORTED, "Gemini is asked with texts and images only.");
    }
  }

  private void addAssistant(JsonNode message) throws InferenceException {
    String text = ChatRequest.text(message);
    JsonNode calls = message.path("tool_calls");
    if (text.isEmpty() && calls.isEmpty()) {
      return;
    }
    ArrayNode parts = turn("model");
    if (!text.isEmpty()) {
      parts.addObject().put("text", text);
    }
    for (JsonNode call : calls) {
      ObjectNode part = parts.addObject();
      part.putObject("functionCall")
          .put("name", call.path("function").path("name").stringValue(""))
          .set("args", ChatRequest.arguments(call));
      JsonNode signature = call.at("/extra_content/google/thought_signature");
      if (signature.isString()) {
        part.put("thoughtSignature", signature.stringValue());
      }
    }
  }

  /** It names the function, not the call. */
  private void addResult(JsonNode message) throws InferenceException {
    String name = called.get(message.path("tool_call_id").stringValue(""));
    if (name == null) {
      throw ChatRequest.refuse(
          Reason.BAD_REQUEST, "A tool's result belongs to no tool call of the messages before it.");
    }
    String text = ChatRequest.text(message);
    @Nullable JsonNode object = ChatRequest.object(text);
    ObjectNode result = turn("user").addObject().putObject("functionResponse").put("name", name);
    if (object == null) {
      result.putObject("response").put("result", text);
    } else {
      result.set("response", object);
    }
  }

  private void addTools() {
    List<JsonNode> functions = asked.functions();
    if (functions.isEmpty()) {
      return;
    }
    ArrayNode declared = request.putArray("tools").addObject().putArray("functionDeclarations");
    for (JsonNode function : functions) {
      ObjectNode one = declared.addObject().put("name", function.path("name").stringValue(""));
      if (function.path("description").isString()) {
        one.put("description", function.path("description").stringValue());
      }
      if (function.path("parameters").isObject()) {
        one.set("parametersJsonSchema", function.path("parameters"));
      }
    }
    addChoice();
  }

  private void addChoice() {
    JsonNode choice = asked.body().path("tool_choice");
    if (!choice.isString() && !choice.isObject()) {
      return;
    }
    ObjectNode wanted = request.putObject("toolConfig").putObject("functionCallingConfig");
    if (choice.isObject()) {
      wanted
          .put("mode", "ANY")
          .putArray("allowedFunctionNames")
          .add(choice.at("/function/name").stringValue(""));
    } else {
      wanted.put(
          "mode",
          switch (choice.stringValue()) {
            case "required" -> "ANY";
            case "none" -> "NONE";
            default -> "AUTO";
          });
    }
  }

  private void addConfiguration() {
    ObjectNode configuration = JsonMapper.shared().createObjectNode();
    asked.maxTokens().ifPresent(limit -> configuration.put("maxOutputTokens", limit));
    NUMBERS.forEach((theirs, ours) -> {
      JsonNode number = asked.body().path(theirs);
      if (number.isNumber()) {
        configuration.set(ours, number);
      }
    });
    List<String> stops = asked.stops();
    if (!stops.isEmpty()) {
      ArrayNode sequences = configuration.putArray("stopSequences");
      stops.forEach(sequences::add);
    }
    if (!asked.format().equals("text")) {
      configuration.put("responseMimeType", "application/json");
      if (asked.schema().isObject()) {
        configuration.set("responseJsonSchema", asked.schema());
      }
    }
    if (!configuration.isEmpty()) {
      request.set("generationConfig", configuration);
    }
  }
}
