package app.gatehouse.inference.internal;

import app.gatehouse.inference.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds answers and chunks in OpenAI's dialect. */
final class OpenAiAnswer {

  private final String model;
  private final long created;
  private String id = "";
  private boolean begun;

  /**
   * @param model as it is named where the provider does not name it itself
   */
  OpenAiAnswer(String model, Instant now) {
    this.model = model;
    this.created = now.getEpochSecond();
  }

  void id(String providers) {
    id = providers;
  }

  /** An id for a call where the provider gives none: no other one of a conversation has it. */
  String callId(int number) {
    return "call_" + UUID.randomUUID().toString().replace("-", "") + number;
  }

  /** A chunk with one delta; the first one also says whose words these are. */
  ObjectNode chunk(ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = head("chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    ObjectNode first = JsonMapper.shared().createObjectNode();
    if (!begun) {
      first.put("role", "assistant");
      begun = true;
    }
    first.setAll(delta);
    choice.set("delta", first);
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    return chunk;
  }

  ObjectNode usageChunk(Tokens tokens) {
    ObjectNode chunk = head("chat.completion.chunk");
    chunk.putArray("choices");
    chunk.set("usage", usage(tokens));
    return chunk;
  }

  ObjectNode whole(ObjectNode message, String finish, Tokens tokens) {
    ObjectNode answer = head("chat.completion");
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice.set("message", message);
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    if (tokens.prompt() != null || tokens.completion() != null) {
      answer.set("usage", usage(tokens));
    }
    return answer;
  }

  private ObjectNode head(String object) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("id", id.isEmpty() ? "chatcmpl-" + Long.toHexString(created) : id)
        .put("object", object)
        .put("created", created)
        .put("model", model);
  }

  static ObjectNode usage(Tokens tokens) {
    ObjectNode usage = JsonMapper.shared().createObjectNode();
    put(usage, "prompt_tokens", tokens.prompt());
    put(usage, "completion_tokens", tokens.completion());
    if (tokens.prompt() != null && tokens.completion() != null) {
      usage.put("total_tokens", tokens.prompt() + tokens.completion());
    }
    if (tokens.cached() != null) {
      usage.putObject("prompt_tokens_details").put("cached_tokens", tokens.cached());
    }
    if (tokens.reasoning() != null) {
      usage.putObject("completion_tokens_details").put("reasoning_tokens", tokens.reasoning());
    }
    return usage;
  }

  private static void put(ObjectNode usage, String name, @Nullable Long count) {
    if (count != null) {
      usage.put(name, count);
    }
  }

  static ObjectNode delta() {
    return JsonMapper.shared().createObjectNode();
  }

  /** A call of a function, as it begins in a stream or stands in a whole answer. */
  static ObjectNode call(ObjectNode call, String id, String name, String arguments) {
    call.put("id", id).put("type", "function");
    call.putObject("function").put("name", name).put("arguments", arguments);
    return call;
  }

  /** A part of a text that is not there is none. */
  static String text(JsonNode node) {
    return node.stringValue("");
  }
}
