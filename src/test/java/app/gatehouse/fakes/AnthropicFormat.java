package app.gatehouse.fakes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's. */
final class AnthropicFormat implements ChatFormat {

  @Override
  public Asked read(String path, JsonNode body) {
    JsonNode messages = body.path("messages");
    JsonNode content = messages.path(messages.size() - 1).path("content");
    boolean result = content.path(0).path("type").stringValue("").equals("tool_result");
    String prompt =
        content.isString() ? content.stringValue() : content.path(0).path("text").stringValue("");
    return new Asked(
        body.path("model").stringValue(""),
        prompt,
        body.path("tools").size() > 0 && !result ? body.at("/tools/0/name").stringValue("") : "",
        body.path("stream").asBoolean(false),
        true);
  }

  @Override
  public String whole(Asked asked) {
    ObjectNode answer = message(asked);
    var content = answer.putArray("content");
    content
        .addObject()
        .put("type", "thinking")
        .put("thinking", PlayedWords.THOUGHT)
        .put("signature", "sig");
    if (asked.tool().isEmpty()) {
      content
          .addObject()
          .put("type", "text")
          .put("text", PlayedWords.answer(asked.model(), asked.prompt()));
    } else {
      ObjectNode use = content.addObject().put("type", "tool_use").put("id", "toolu_1");
      use.put("name", asked.tool()).putObject("input").put("city", "Köln");
    }
    answer.put("stop_reason", asked.tool().isEmpty() ? "end_turn" : "tool_use");
    answer.set("usage", usage().put("output_tokens", 34));
    return answer.toString();
  }

  @Override
  public List<String> events(Asked asked) {
    List<String> events = new ArrayList<>();
    ObjectNode start = type("message_start");
    ObjectNode message = message(asked);
    message.putArray("content");
    message.putNull("stop_reason");
    message.set("usage", usage().put("output_tokens", 1));
    start.set("message", message);
    events.add(event(start));
    block(events, 0, ChatFormat.object().put("type", "thinking").put("thinking", ""));
    for (String piece : PlayedWords.pieces(PlayedWords.THOUGHT)) {
      delta(events, 0, "thinking_delta", "thinking", piece);
    }
    delta(events, 0, "signature_delta", "signature", "sig");
    events.add(event(type("content_block_stop").put("index", 0)));
    if (asked.tool().isEmpty()) {
      block(events, 1, ChatFormat.object().put("type", "text").put("text", ""));
      for (String piece : PlayedWords.pieces(PlayedWords.answer(asked.model(), asked.prompt()))) {
        delta(events, 1, "text_delta", "text", piece);
      }
    } else {
      ObjectNode use = ChatFormat.object().put("type", "tool_use").put("id", "toolu_1");
      use.put("name", asked.tool()).putObject("input");
      block(events, 1, use);
      delta(events, 1, "input_json_delta", "partial_json", "{\"city\":");
      delta(events, 1, "input_json_delta", "partial_json", "\"Köln\"}");
    }
    events.add(event(type("content_block_stop").put("index", 1)));
    ObjectNode last = type("message_delta");
    last.putObject("delta").put("stop_reason", asked.tool().isEmpty() ? "end_turn" : "tool_use");
    last.putObject("usage").put("output_tokens", 34);
    events.add(event(last));
    events.add(event(type("message_stop")));
    return events;
  }

  @Override
  public int endings() {
    return 1;
  }

  @Override
  public String error(String message) {
    ObjectNode error = type("error");
    error.putObject("error").put("type", "overloaded_error").put("message", message);
    return event(error);
  }

  @Override
  public String other(String path, JsonNode body) {
    return "{\"input_tokens\":12}";
  }

  private static void block(List<String> events, int index, ObjectNode block) {
    ObjectNode start = type("content_block_start").put("index", index);
    start.set("content_block", block);
    events.add(event(start));
  }

  private static void delta(
      List<String> events, int index, String type, String field, String piece) {
    ObjectNode delta = type("content_block_delta").put("index", index);
    delta.putObject("delta").put("type", type).put(field, piece);
    events.add(event(delta));
  }

  private static ObjectNode message(Asked asked) {
    return ChatFormat.object()
        .put("id", "msg_fake")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", asked.model());
  }

  private static ObjectNode usage() {
    return ChatFormat.object()
        .put("input_tokens", 7)
        .put("cache_creation_input_tokens", 2)
        .put("cache_read_input_tokens", 3);
  }

  private static ObjectNode type(String type) {
    return ChatFormat.object().put("type", type);
  }

  private static String event(ObjectNode event) {
    return "event: " + event.path("type").stringValue("") + "\n" + ChatFormat.data(event);
  }
}
