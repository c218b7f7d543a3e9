package app.gatehouse.fakes;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groq: OpenAI's forms, with more said of each model. */
public class FakeGroq extends FakeOpenAi {

  private static final String MODEL =
      """
      {"id":"%s","object":"model","created":1700000000,"owned_by":"Meta","active":true,\
      "context_window":%d,"max_completion_tokens":%d,"public_apps":null}\
      """;

  public FakeGroq(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "groq";
  }

  @Override
  protected String basePath() {
    return "/openai/v1";
  }

  @Override
  public String key() {
    return "gsk_" + "gR7".repeat(17) + "q";
  }

  @Override
  public String wrongKey() {
    return "gsk_" + "wX9".repeat(17) + "y";
  }

  @Override
  public void serves(int models) {
    lists(
        IntStream.range(0, models)
            .mapToObj(number -> model("llama-fake-" + number, 131_072, 32_768))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void servesFully() {
    lists(model("llama-fake", 131_072, 32_768) + "," + model("whisper-fake", 448, 448));
  }

  @Override
  public void servesAsInLife() {
    lists(
        String.join(
            ",",
            model("openai/gpt-oss-120b", 131_072, 65_536),
            model("openai/gpt-oss-20b", 131_072, 65_536),
            model("openai/gpt-oss-safeguard-20b", 131_072, 65_536),
            model("qwen/qwen3.8-27b", 262_144, 40_960),
            model("llama-3.3-70b-versatile", 131_072, 32_768),
            model("llama-3.1-8b-instant", 131_072, 131_072),
            model("moonshotai/kimi-k2-instruct", 262_144, 16_384),
            model("meta-llama/llama-guard-4-12b", 131_072, 1_024),
            model("meta-llama/llama-prompt-guard-2-86m", 512, 512),
            model("groq/compound", 131_072, 8_192),
            model("whisper-large-v3", 448, 448),
            model("whisper-large-v3-turbo", 448, 448),
            model("canopylabs/orpheus-v1-english", 4_000, 50_000),
            model("old-model-that-sleeps", 8_192, 8_192).replace("true", "false")));
  }

  private static String model(String id, int window, int limit) {
    return MODEL.formatted(id, window, limit);
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, "Invalid API Key", "invalid_request_error", "\"invalid_api_key\"");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    forget();
    everything(
        refusal(429, "Rate limit reached.", "tokens", "\"rate_limit_exceeded\"")
            .withHeader("retry-after", Long.toString(wait.toSeconds()))
            .withHeader("x-ratelimit-remaining-tokens", "0")
            .withHeader("x-ratelimit-reset-tokens", "2m59.56s"));
  }
}
