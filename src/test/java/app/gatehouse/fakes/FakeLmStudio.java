package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** LM Studio, which answers 200 to every path it does not know. */
public class FakeLmStudio extends FakeProvider {

  public FakeLmStudio(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "lmstudio";
  }

  /** Only with "Require Authentication", which is off to begin with. */
  @Override
  protected boolean wantsKey() {
    return false;
  }

  @Override
  protected List<String> chatPaths() {
    return List.of("/v1/chat/completions", "/v1/embeddings");
  }

  @Override
  public String key() {
    return "sk-lm-AbCdEfGh:" + "g".repeat(20);
  }

  @Override
  public String wrongKey() {
    return "sk-lm-AbCdEfGh:" + "w".repeat(20);
  }

  @Override
  public void serves(int models) {
    lists(plain(models));
  }

  @Override
  public void servesAsInLife() {
    lists(
        Stream.of(
                model(
                    "llm",
                    "google/gemma-5-12b",
                    "Gemma 5 12B",
                    "12B",
                    "{\"id\":\"g\",\"config\":{\"context_length\":8192}}"),
                model("llm", "qwen/qwen3.8-27b", "Qwen3.8 27B", "27B", ""),
                model("embedding", "nomic-embed-text-v1.5", "Nomic Embed", "137M", ""))
            .collect(Collectors.joining(",")));
  }

  private static String model(
      String type, String key, String name, String parameters, String loaded) {
    return """
    {"type":"%s","publisher":"someone","key":"%s","display_name":"%s","architecture":"any",\
    "quantization":{"name":"Q4_K_M","bits_per_weight":4},"size_bytes":7500000000,\
    "params_string":"%s","loaded_instances":[%s],"max_context_length":131072,\
    "format":"gguf","capabilities":{"vision":true,"trained_for_tool_use":true}}\
    """
        .formatted(type, key, name, parameters, loaded);
  }

  /** Lists for whoever shows {@link #key()}, and wants a token of everybody else. */
  public void servesForItsToken(int models) {
    rejectsTheKey();
    server.stubFor(
        get(urlEqualTo("/api/v1/models"))
            .withHeader("Authorization", equalTo("Bearer " + key()))
            .willReturn(json(200, "{\"models\":[" + plain(models) + "]}")));
  }

  private static String plain(int models) {
    return IntStream.range(0, models)
        .mapToObj(number ->
            """
            {"type":"llm","publisher":"fake","key":"fake/model-%1$d",\
            "display_name":"Fake Model %1$d","max_context_length":32768,\
            "quantization":{"name":"Q4_K_M","bits_per_weight":4},"size_bytes":4000000000,\
            "params_string":"8B","loaded_instances":[]}\
            """
                .formatted(number))
        .collect(Collectors.joining(","));
  }

  @Override
  public void servesFully() {
    lists(
        """
        {"type":"llm","publisher":"google","key":"google/gemma-fake","display_name":"Gemma Fake",
         "architecture":"gemma","quantization":{"name":"Q4_K_M","bits_per_weight":4},
         "size_bytes":17000000000,"params_string":"26B","max_context_length":262144,
         "format":"gguf","loaded_instances":[{"id":"gemma","config":{"context_length":4096}}],
         "capabilities":{"vision":true,"trained_for_tool_use":true},
         "variants":["google/gemma-fake@q4_k_m"],"selected_variant":"google/gemma-fake@q4_k_m"},
        {"type":"embedding","publisher":"nomic","key":"nomic-fake","display_name":"Nomic Fake"}
        """);
  }

  /** The list of versions from 0.4 on. */
  public void lists(String models) {
    onlyAnswers("/api/v1/models", "{\"models\":[" + models + "]}");
  }

  /** The list of versions from 0.3.6 on. */
  public void listsAsBefore(String models) {
    onlyAnswers("/api/v0/models", "{\"object\":\"list\",\"data\":[" + models + "]}");
  }

  /** The list of the oldest versions, in OpenAI's form. */
  public void listsAsOpenAi(String models) {
    onlyAnswers("/v1/models", "{\"object\":\"list\",\"data\":[" + models + "]}");
  }

  private void onlyAnswers(String path, String body) {
    everything(json(200, "{\"error\":\"Unexpected endpoint or method. Returning 200 anyway\"}"));
    server.stubFor(get(urlEqualTo(path)).willReturn(json(200, body)));
  }

  /** Nothing but the text it has for paths it does not know. */
  public void knowsNoPath() {
    onlyAnswers("/nothing", "{}");
  }

  /** Answers 404 to what it does not know, as some builds do. */
  public void answers404ToWhatItDoesNotKnow(String v0Models) {
    forget();
    server.stubFor(any(anyUrl()).willReturn(json(404, "{\"error\":\"not found\"}")));
    server.stubFor(
        get(urlEqualTo("/api/v0/models"))
            .willReturn(json(200, "{\"object\":\"list\",\"data\":[" + v0Models + "]}")));
  }

  @Override
  public void rejectsTheKey() {
    refuses("An LM Studio API token is required to make requests to this server.");
  }

  @Override
  public void deniesPermission() {
    everything(json(403, "{\"error\":{\"type\":\"forbidden\",\"message\":\"No.\"}}"));
  }

  @Override
  public void hasNoCredit() {
    everything(json(402, "{\"error\":{\"message\":\"payment required\"}}"));
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        json(429, "{\"error\":{\"message\":\"too many\"}}")
            .withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    refuses("Unknown token " + key());
  }

  private void refuses(String message) {
    everything(
        json(
            401,
            """
            {"error":{"type":"invalid_request","code":"invalid_api_key","message":"%s"}}
            """
                .formatted(message)));
  }
}
