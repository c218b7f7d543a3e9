package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** xAI, whose errors are flat. */
public class FakeXai extends FakeProvider {

  private static final String KEY =
      """
      {"redacted_api_key":"xai-...b14o","user_id":"user-1","name":"My key",\
      "create_time":"2026-01-01T00:00:00Z","modify_time":"2026-01-01T00:00:00Z",\
      "modified_by":"user-1","team_id":"team-1","acls":["api-key:model:*","api-key:endpoint:*"],\
      "api_key_id":"id-1","team_blocked":false,"api_key_blocked":false,"api_key_disabled":false}\
      """;

  private static final String MODEL =
      """
      {"id":"%s","fingerprint":"fp_1","created":1700000000,"object":"model","owned_by":"xai",\
      "version":"1.0","input_modalities":["text","image"],"output_modalities":["text"],\
      "prompt_text_token_price":20000,"cached_prompt_text_token_price":5000,\
      "completion_text_token_price":60000,"aliases":["%s-latest"]}\
      """;

  public FakeXai(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "xai";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  ChatFormat chatFormat() {
    return new OpenAiFormat("reasoning_content");
  }

  @Override
  public String key() {
    return "xai-" + "gXai5".repeat(16);
  }

  @Override
  public String wrongKey() {
    return "xai-" + "wXai9".repeat(16);
  }

  @Override
  public void serves(int models) {
    lists(IntStream.range(0, models).mapToObj(number -> model("grok-fake-" + number)).toList());
  }

  @Override
  public void servesFully() {
    lists(List.of(model("grok-fake"), model("grok-fake-fast")));
  }

  @Override
  public void servesAsInLife() {
    lists(
        IntStream.rangeClosed(3, 7)
            .boxed()
            .flatMap(version ->
                List.of(
                    "grok-4." + version,
                    "grok-4." + version + "-fast",
                    "grok-4." + version + "-mini")
                    .stream())
            .map(FakeXai::model)
            .toList());
  }

  private static String model(String id) {
    return MODEL.formatted(id, id);
  }

  private void lists(List<String> models) {
    tells(KEY);
    answers(
        "/language-models",
        json(200, models.stream().collect(Collectors.joining(",", "{\"models\":[", "]}"))));
  }

  /** Takes the key, and tells this of it and of nothing else. */
  public void tells(String key) {
    rejectsTheKey();
    answers("/api-key", json(200, key));
  }

  /** What it tells of a key, with one thing said otherwise. */
  public void tells(String what, String otherwise) {
    tells(KEY.replace(what, otherwise));
  }

  /** Answers one path so from now on, when asked with the key. */
  public void answers(String path, int status, String body) {
    answers(path, json(status, body));
  }

  private void answers(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlEqualTo(basePath() + path))
            .withHeader("Authorization", equalTo("Bearer " + key()))
            .willReturn(answer));
  }

  @Override
  public void rejectsTheKey() {
    refuses(400, "Client specified an invalid argument", "Incorrect API key provided: xa***9.");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "The caller does not have permission", "Your key may not do this.");
  }

  @Override
  public void hasNoCredit() {
    refuses(
        429,
        "Some resource has been exhausted",
        "Your team has either used all available credits or reached its monthly spending limit.");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        refusal(429, "Some resource has been exhausted", "Too many requests for your team.")
            .withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    refuses(400, "invalid-argument", "Incorrect API key provided: " + key());
  }

  public void refuses(int status, String code, String error) {
    everything(refusal(status, code, error));
  }

  private static ResponseDefinitionBuilder refusal(int status, String code, String error) {
    return json(status, "{\"code\":\"%s\",\"error\":\"%s\"}".formatted(code, error));
  }
}
