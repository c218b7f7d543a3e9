package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** OpenRouter, which lets anybody see its models and tells of the key elsewhere. */
public class FakeOpenRouter extends FakeProvider {

  private static final int PAGE = 1_000;

  private static final String KEY =
      """
      {"data":{"label":"sk-or-v1-abc...xyz","limit":10.0,"limit_remaining":7.5,"limit_reset":null,\
      "usage":2.5,"usage_daily":0,"usage_weekly":0,"usage_monthly":2.5,"is_free_tier":false,\
      "is_management_key":false,"is_provisioning_key":false,"expires_at":null,\
      "rate_limit":{"requests":-1,"interval":"10s","note":"deprecated"},\
      "free_model_daily_requests":{"limit":1000,"remaining":990,"used":10}}}\
      """;

  private static final String MODEL =
      """
      {"id":"%1$s","canonical_slug":"%1$s","name":"%2$s","created":1700000000,\
      "description":"Speaks.","context_length":%3$d,"architecture":{"modality":"text+image->text",\
      "input_modalities":["text","image","file"],"output_modalities":["text"],"tokenizer":"GPT",\
      "instruct_type":null},"pricing":{"prompt":"%4$s","completion":"%5$s","request":"0","image":"0"},\
      "top_provider":{"context_length":%3$d,"max_completion_tokens":16384,"is_moderated":false},\
      "supported_parameters":["tools","temperature"],"per_request_limits":null,\
      "expiration_date":null,"knowledge_cutoff":"2026-01-31","hugging_face_id":""}\
      """;

  public FakeOpenRouter(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "openrouter";
  }

  @Override
  protected String basePath() {
    return "/api/v1";
  }

  @Override
  ChatFormat chatFormat() {
    return new OpenAiFormat("reasoning");
  }

  @Override
  public String key() {
    return "sk-or-v1-" + "0f3a".repeat(16);
  }

  @Override
  public String wrongKey() {
    return "sk-or-v1-" + "9b2c".repeat(16);
  }

  @Override
  public void serves(int models) {
    lists(
        IntStream.range(0, models)
            .mapToObj(number -> model("fake/model-" + number, "0.000003", "0.000015"))
            .toList());
  }

  @Override
  public void servesFully() {
    lists(List.of(model("fake/one", "0.000003", "0.000015"), model("fake/two:free", "0", "0")));
    answers("/credits", 200, "{\"data\":{\"total_credits\":20.5,\"total_usage\":3.25}}");
  }

  /** Four hundred models of ten makers. */
  @Override
  public void servesAsInLife() {
    List<String> makers =
        List.of(
            "anthropic/claude",
            "openai/gpt",
            "google/gemini",
            "meta-llama/llama",
            "mistralai/mistral",
            "qwen/qwen",
            "deepseek/deepseek",
            "x-ai/grok",
            "cohere/command",
            "moonshotai/kimi");
    lists(
        Stream.concat(
                Stream.of(model("openrouter/auto", "-1", "-1")),
                IntStream.range(0, 399)
                    .mapToObj(number -> {
                      String id =
                          makers.get(number % makers.size()) + "-" + (number / 10 + 1) + ".5";
                      boolean free = number % 13 == 0;
                      return model(
                          free ? id + ":free" : id,
                          free ? "0" : "0.00000" + (number % 9 + 1),
                          free ? "0" : "0.0000" + (number % 7 + 1));
                    }))
            .toList());
    answers("/credits", 200, "{\"data\":{\"total_credits\":20.5,\"total_usage\":3.25}}");
  }

  private static String model(String id, String input, String output) {
    return MODEL.formatted(id, id.replaceAll(".*/", "Model "), 200_000, input, output);
  }

  private void lists(List<String> models) {
    tells(KEY);
    for (int from = 0; from == 0 || from < models.size(); from += PAGE) {
      int to = Math.min(from + PAGE, models.size());
      String next = to < models.size() ? "\"https://elsewhere.invalid/models\"" : "null";
      page(from, String.join(",", models.subList(from, to)), next, models.size());
    }
  }

  /**
   * Answers with this page, key or no key.
   *
   * @param next as JSON: where the next page is said to be, or null
   */
  public void page(int offset, String models, String next, int total) {
    page(
        offset,
        json(
            200,
            "{\"data\":[%s],\"links\":{\"next\":%s},\"total_count\":%d}"
                .formatted(models, next, total)));
  }

  public void page(int offset, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlPathEqualTo(basePath() + "/models"))
            .withQueryParam("limit", equalTo(Integer.toString(PAGE)))
            .withQueryParam("offset", equalTo(Integer.toString(offset)))
            .willReturn(answer));
  }

  /** Takes the key, tells this of it, and lists nothing. */
  public void tells(String key) {
    rejectsTheKey();
    page(0, "", "null", 0);
    answers("/key", 200, key);
  }

  /** What it tells of a key, with one thing said otherwise. */
  public void tells(String what, String otherwise) {
    tells(KEY.replace(what, otherwise));
  }

  /** Answers one path so from now on, when asked with the key. */
  public void answers(String path, int status, String body) {
    server.stubFor(
        get(urlEqualTo(basePath() + path))
            .withHeader("Authorization", equalTo("Bearer " + key()))
            .willReturn(json(status, body)));
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, "User not found.");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "Forbidden by a guardrail.");
  }

  @Override
  public void hasNoCredit() {
    refuses(402, "Insufficient credits.");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    refusesFor(429, "Rate limit exceeded.", wait);
  }

  /** Refuses, and says for how long. */
  public void refusesFor(int status, String message, Duration wait) {
    everything(refusal(status, message).withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    refuses(401, "No user for " + key());
  }

  public void refuses(int status, String message) {
    everything(refusal(status, message));
  }

  private static ResponseDefinitionBuilder refusal(int status, String message) {
    return json(
        status,
        "{\"error\":{\"code\":%d,\"message\":\"%s\",\"metadata\":{}},\"user_id\":\"u\"}"
            .formatted(status, message));
  }
}
