package app.gatehouse.inference.internal;

import app.gatehouse.inference.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts Anthropic's answers into OpenAI's dialect; events and reasons as in its SDK of 2026. */
final class AnthropicTranslator implements Translator {

  private final OpenAiAnswer answer;
  private final boolean usageWanted;

  /** OpenAI counts calls alone, Anthropic all blocks of content. */
  private final Map<Integer, Integer> calls = new HashMap<>();

  private Tokens tokens = Tokens.UNKNOWN;
  private @Nullable String stopReason;
  private boolean complete;

  AnthropicTranslator(OpenAiAnswer answer, boolean usageWanted) {
    this.answer = answer;
    this.usageWanted = usageWanted;
  }

  @Override
  public @Nullable ObjectNode whole(JsonNode message) {
    if (!message.path("content").isArray()) {
      return null;
    }
    answer.id(OpenAiAnswer.text(message.path("id")));
    tokens = Usage.anthropic(message.path("usage"), tokens);
    ObjectNode said = JsonMapper.shared().createObjectNode().put("role", "assistant");
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    for (JsonNode block : message.path("content")) {
      switch (OpenAiAnswer.text(block.path("type"))) {
        case "text" -> text.append(OpenAiAnswer.text(block.path("text")));
        case "thinking" -> thought.append(OpenAiAnswer.text(block.path("thinking")));
        case "tool_use" ->
            OpenAiAnswer.call(
                said.withArray("tool_calls").addObject(),
                OpenAiAnswer.text(block.path("id")),
                OpenAiAnswer.text(block.path("name")),
                block.path("input").toString());
        default -> {
          // What OpenAI's clients have no place for.
        }
      }
    }
    said.put("content", text.isEmpty() && said.has("tool_calls") ? null : text.toString());
    if (!thought.isEmpty()) {
      said.put("reasoning_content", thought.toString());
    }
    return answer.whole(said, finish(OpenAiAnswer.text(message.path("stop_reason"))), tokens);
  }

  @Override
  public void event(JsonNode event, Chunks out) {
    switch (OpenAiAnswer.text(event.path("type"))) {
      case "message_start" -> {
        answer.id(OpenAiAnswer.text(event.path("message").path("id")));
        tokens = Spoken.ANTHROPIC.tokens(event, tokens);
        out.add(answer.chunk(OpenAiAnswer.delta().put("content", ""), null));
      }
      case "content_block_start" -> begin(event, out);
      case "content_block_delta" -> delta(event, out);
      case "message_delta" -> {
        tokens = Spoken.ANTHROPIC.tokens(event, tokens);
        JsonNode reason = event.path("delta").path("stop_reason");
        stopReason = reason.isString() ? reason.stringValue() : stopReason;
      }
      case "message_stop" -> end(out);
      default -> {
        // Pings, ends of blocks, and what comes to be.
      }
    }
  }

  private void begin(JsonNode event, Chunks out) {
    JsonNode block = event.path("content_block");
    if (OpenAiAnswer.text(block.path("type")).equals("tool_use")) {
      int index = calls.size();
      calls.put(event.path("index").asInt(0), index);
      ObjectNode delta = OpenAiAnswer.delta();
      OpenAiAnswer.call(
          delta.putArray("tool_calls").addObject().put("index", index),
          OpenAiAnswer.text(block.path("id")),
          OpenAiAnswer.text(block.path("name")),
          "");
      out.add(answer.chunk(delta, null));
    }
  }

  private void delta(JsonNode event, Chunks out) {
    JsonNode delta = event.path("delta");
    switch (OpenAiAnswer.text(delta.path("type"))) {
      case "text_delta" -> put(out, "content", delta.path("text"));
      case "thinking_delta" -> put(out, "reasoning_content", delta.path("thinking"));
      case "input_json_delta" -> {
        ObjectNode more = OpenAiAnswer.delta();
        more.putArray("tool_calls")
            .addObject()
            .put("index", calls.getOrDefault(event.path("index").asInt(0), 0))
            .putObject("function")
            .put("arguments", OpenAiAnswer.text(delta.path("partial_json")));
        out.add(answer.chunk(more, null));
      }
      default -> {
        // Signatures and citations.
      }
    }
  }

  private void put(Chunks out, String field, JsonNode text) {
    out.add(answer.chunk(OpenAiAnswer.delta().put(field, OpenAiAnswer.text(text)), null));
  }

  @Override
  public void end(Chunks out) {
    if (complete) {
      return;
    }
    complete = true;
    out.add(answer.chunk(OpenAiAnswer.delta(), finish(stopReason == null ? "" : stopReason)));
    if (usageWanted) {
      out.add(answer.usageChunk(tokens));
    }
    out.done();
  }

  private static String finish(String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> "length";
      case "tool_use" -> "tool_calls";
      case "refusal" -> "content_filter";
      default -> "stop";
    };
  }

  /** Without its last event an answer that has said why it stops is complete as well. */
  @Override
  public boolean isComplete() {
    return complete || stopReason != null;
  }

  /** A refusal of Anthropic's is an answer, with what was said until then. */
  @Override
  public boolean isRefused() {
    return false;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }
}
