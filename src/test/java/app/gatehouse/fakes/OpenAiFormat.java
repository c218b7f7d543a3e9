package app.gatehouse.fakes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's, and of those who answer like it. */
final class OpenAiFormat implements ChatFormat {

  private final String thinking;

  /**
   * @param thinking the field of a delta in which thoughts come; empty for none
   */
  OpenAiFormat(String thinking) {
    this.thinking = thinking;
  }

  @Override
  public Asked read(String path, JsonNode body) {
    JsonNode messages = body.path("messages");
    JsonNode last = messages.path(messages.size() - 1);
    JsonNode content = last.path("content");
    String prompt =
        content.isString() ? content.stringValue() : content.path(0).path("text").stringValue("");
    boolean call =
        body.path("tools").size() > 0 && last.path("role").stringValue("").equals("user");
    return new Asked(
        body.path("model").stringValue(""),
        prompt,
        call ? body.at("/tools/0/function/name").stringValue("") : "",
        body.path("stream").asBoolean(false),
        body.path("stream_options").path("include_usage").asBoolean(false));
  }

  @Override
  public String whole(Asked asked) {
    ObjectNode answer = head(asked, "chat.completion");
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    if (asked.tool().isEmpty()) {
      message.put("content", PlayedWords.answer(asked.model(), asked.prompt()));
    } else {
      message.putNull("content");
      call(message.putArray("tool_calls").addObject(), asked)
          .put("arguments", "{\"city\":\"Köln\"}");
    }
    choice.put("finish_reason", asked.tool().isEmpty() ? "stop" : "tool_calls");
    answer.set("usage", usage());
    answer.put("x_unknown", "kept");
    return answer.toString();
  }

  @Override
  public List<String> events(Asked asked) {
    List<String> events = new ArrayList<>();
    events.add(chunk(asked, ChatFormat.object().put("role", "assistant").put("content", "")));
    if (asked.tool().isEmpty()) {
      if (!thinking.isEmpty()) {
        PlayedWords.pieces(PlayedWords.THOUGHT)
            .forEach(piece -> events.add(chunk(asked, ChatFormat.object().put(thinking, piece))));
      }
      PlayedWords.pieces(PlayedWords.answer(asked.model(), asked.prompt()))
          .forEach(piece -> events.add(chunk(asked, ChatFormat.object().put("content", piece))));
    } else {
      ObjectNode delta = ChatFormat.object();
      call(delta.putArray("tool_calls").addObject().put("index", 0), asked).put("arguments", "");
      events.add(chunk(asked, delta));
      for (String piece : List.of("{\"city\":", "\"Köln\"}")) {
        ObjectNode more = ChatFormat.object();
        more.putArray("tool_calls")
            .addObject()
            .put("index", 0)
            .putObject("function")
            .put("arguments", piece);
        events.add(chunk(asked, more));
      }
    }
    ObjectNode last = head(asked, "chat.completion.chunk");
    ObjectNode choice = last.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", asked.tool().isEmpty() ? "stop" : "tool_calls");
    events.add(ChatFormat.data(last));
    if (asked.usage()) {
      ObjectNode counted = head(asked, "chat.completion.chunk");
      counted.putArray("choices");
      counted.set("usage", usage());
      events.add(ChatFormat.data(counted));
    }
    events.add("data: [DONE]");
    return events;
  }

  @Override
  public int endings() {
    return 1;
  }

  @Override
  public String error(String message) {
    ObjectNode error = ChatFormat.object();
    error
        .putObject("error")
        .put("message", message)
        .put("type", "server_error")
        .putNull("param")
        .put("code", "server_error");
    return ChatFormat.data(error);
  }

  @Override
  public String other(String path, JsonNode body) {
    ObjectNode answer = ChatFormat.object().put("object", "list");
    JsonNode input = body.path("input");
    int count = input.isArray() ? input.size() : 1;
    var data = answer.putArray("data");
    for (int i = 0; i < count; i++) {
      data.addObject()
          .put("object", "embedding")
          .put("index", i)
          .putArray("embedding")
          .add(0.25)
          .add(-0.5)
          .add(i);
    }
    answer.put("model", body.path("model").stringValue(""));
    answer.putObject("usage").put("prompt_tokens", 4).put("total_tokens", 4);
    return answer.toString();
  }

  private static ObjectNode call(ObjectNode call, Asked asked) {
    return call.put("id", "call_1")
        .put("type", "function")
        .putObject("function")
        .put("name", asked.tool());
  }

  private static String chunk(Asked asked, ObjectNode delta) {
    ObjectNode chunk = head(asked, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("finish_reason");
    return ChatFormat.data(chunk);
  }

  private static ObjectNode head(Asked asked, String object) {
    return ChatFormat.object()
        .put("id", "chatcmpl-fake")
        .put("object", object)
        .put("created", 1_700_000_000)
        .put("model", asked.model());
  }

  private static ObjectNode usage() {
    ObjectNode usage =
        ChatFormat.object()
            .put("prompt_tokens", 12)
            .put("completion_tokens", 34)
            .put("total_tokens", 46);
    usage.putObject("prompt_tokens_details").put("cached_tokens", 3);
    usage.putObject("completion_tokens_details").put("reasoning_tokens", 5);
    return usage;
  }
}
