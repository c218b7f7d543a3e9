package app.gatehouse.inference.internal;

import app.gatehouse.inference.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts Google's answers into OpenAI's dialect; a stream has the same objects as a whole answer. */
final class GeminiTranslator implements Translator {

  private final OpenAiAnswer answer;
  private final boolean usageWanted;
  private Tokens tokens = Tokens.UNKNOWN;
  private @Nullable String finishReason;
  private int calls;
  private boolean begun;
  private boolean refused;

  GeminiTranslator(OpenAiAnswer answer, boolean usageWanted) {
    this.answer = answer;
    this.usageWanted = usageWanted;
  }

  @Override
  public @Nullable ObjectNode whole(JsonNode response) {
    if (!look(response)) {
      return null;
    }
    ObjectNode said = JsonMapper.shared().createObjectNode().put("role", "assistant");
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    for (JsonNode part : parts(response)) {
      if (part.has("functionCall")) {
        call(said.withArray("tool_calls").addObject(), part);
      } else {
        (isThought(part) ? thought : text).append(OpenAiAnswer.text(part.path("text")));
      }
    }
    said.put("content", text.isEmpty() && calls > 0 ? null : text.toString());
    if (!thought.isEmpty()) {
      said.put("reasoning_content", thought.toString());
    }
    return answer.whole(said, finish(), tokens);
  }

  @Override
  public void event(JsonNode response, Chunks out) {
    if (!look(response)) {
      return;
    }
    for (JsonNode part : parts(response)) {
      if (part.has("functionCall")) {
        ObjectNode delta = OpenAiAnswer.delta();
        call(delta.putArray("tool_calls").addObject().put("index", calls), part);
        out.add(answer.chunk(delta, null));
      } else {
        String text = OpenAiAnswer.text(part.path("text"));
        if (!text.isEmpty()) {
          String field = isThought(part) ? "reasoning_content" : "content";
          out.add(answer.chunk(OpenAiAnswer.delta().put(field, text), null));
        }
      }
    }
    begun |= !out.isEmpty();
  }

  /**
   * Takes what stands beside the words.
   *
   * @return whether there are words, or an end
   */
  private boolean look(JsonNode response) {
    JsonNode candidate = response.path("candidates").path(0);
    if (response.path("responseId").isString()) {
      answer.id(response.path("responseId").stringValue());
    }
    JsonNode usage = response.path("usageMetadata");
    tokens = usage.isObject() ? tokens(usage) : tokens;
    JsonNode reason = candidate.path("finishReason");
    finishReason = reason.isString() ? reason.stringValue() : finishReason;
    if (candidate.isMissingNode()) {
      refused = !begun && response.path("promptFeedback").has("blockReason");
      return false;
    }
    return true;
  }

  private static JsonNode parts(JsonNode response) {
    return response.path("candidates").path(0).path("content").path("parts");
  }

  private static boolean isThought(JsonNode part) {
    return part.path("thought").asBoolean(false);
  }

  /** It numbers no calls, and wants its signature back with the result. */
  private void call(ObjectNode call, JsonNode part) {
    JsonNode function = part.path("functionCall");
    JsonNode id = function.path("id");
    JsonNode arguments = function.path("args");
    OpenAiAnswer.call(
        call,
        id.isString() ? id.stringValue() : answer.callId(calls),
        OpenAiAnswer.text(function.path("name")),
        arguments.isObject() ? arguments.toString() : "{}");
    calls++;
    if (part.path("thoughtSignature").isString()) {
      call.putObject("extra_content")
          .putObject("google")
          .put("thought_signature", part.path("thoughtSignature").stringValue());
    }
  }

  private static Tokens tokens(JsonNode usage) {
    @Nullable Long prompt = Usage.count(usage.path("promptTokenCount"));
    @Nullable Long tools = Usage.count(usage.path("toolUsePromptTokenCount"));
    @Nullable Long written = Usage.count(usage.path("candidatesTokenCount"));
    @Nullable Long thoughts = Usage.count(usage.path("thoughtsTokenCount"));
    return new Tokens(
        sum(prompt, tools),
        Usage.count(usage.path("cachedContentTokenCount")),
        sum(written, thoughts),
        thoughts);
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Long.valueOf(one + other);
  }

  @Override
  public void end(Chunks out) {
    out.add(answer.chunk(OpenAiAnswer.delta(), finish()));
    if (usageWanted) {
      out.add(answer.usageChunk(tokens));
    }
    out.done();
  }

  private String finish() {
    return switch (finishReason == null ? "" : finishReason) {
      case "MAX_TOKENS" -> "length";
      case "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "IMAGE_SAFETY" ->
          "content_filter";
      default -> calls > 0 ? "tool_calls" : "stop";
    };
  }

  @Override
  public boolean isComplete() {
    return finishReason != null;
  }

  @Override
  public boolean isRefused() {
    return refused;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }
}
