package app.gatehouse.inference.internal;

import app.gatehouse.inference.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what providers count. */
final class Usage {

  private Usage() {}

  /** OpenAI's {@code usage}, as all of its dialects have it; unknown where it is no object. */
  static Tokens openAi(JsonNode usage) {
    return new Tokens(
        count(usage.path("prompt_tokens")),
        count(usage.path("prompt_tokens_details").path("cached_tokens")),
        count(usage.path("completion_tokens")),
        count(usage.path("completion_tokens_details").path("reasoning_tokens")));
  }

  /**
   * Anthropic's {@code usage}: what goes into a cache and what comes from it is counted beside the
   * input. What this one does not tell stands as it was told before.
   */
  static Tokens anthropic(JsonNode usage, Tokens before) {
    @Nullable Long input = count(usage.path("input_tokens"));
    @Nullable Long read = count(usage.path("cache_read_input_tokens"));
    @Nullable Long made = count(usage.path("cache_creation_input_tokens"));
    @Nullable Long output = count(usage.path("output_tokens"));
    return new Tokens(
        input == null ? before.prompt() : Long.valueOf(input + zero(read) + zero(made)),
        read == null ? before.cached() : read,
        output == null ? before.completion() : output,
        before.reasoning());
  }

  static @Nullable Long count(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0
        ? Long.valueOf(number.longValue())
        : null;
  }

  private static long zero(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
