package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ollama. Takes any key and none, unless it {@linkplain #rejectsTheKey stands in the cloud}. */
public class FakeOllama extends FakeProvider {

  public FakeOllama(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "ollama";
  }

  @Override
  protected List<String> chatPaths() {
    return List.of("/v1/chat/completions", "/v1/embeddings");
  }

  @Override
  ChatFormat chatFormat() {
    return new OpenAiFormat("reasoning");
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public String wrongKey() {
    return "wrong-" + "w".repeat(40);
  }

  @Override
  public void serves(int models) {
    lists(
        IntStream.range(0, models)
            .mapToObj(number ->
                """
                {"name":"fake-%1$d:latest","model":"fake-%1$d","size":2019393189,\
                "digest":"%2$s","details":{"format":"gguf","family":"llama",\
                "parameter_size":"3.2B","quantization_level":"Q4_K_M","context_length":131072},\
                "capabilities":["completion","tools"]}\
                """
                    .formatted(number, "a".repeat(64)))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void servesFully() {
    lists(
        model("llama3.2:latest", 2_019_393_189L, "3.2B", 131_072, "\"completion\",\"tools\"")
            + ","
            + model("nomic-embed-text:latest", 274_302_450L, "137M", 2_048, "\"embedding\""));
    loads(
        """
        {"name":"llama3.2:latest","model":"llama3.2:latest","size":3000000000,
         "size_vram":3000000000,"expires_at":"2999-01-01T00:00:00Z","context_length":4096}
        """);
  }

  @Override
  public void servesAsInLife() {
    lists(
        String.join(
            ",",
            model("llama3.2:latest", 2_019_393_189L, "3.2B", 131_072, "\"completion\",\"tools\""),
            model("qwen3:8b", 5_225_388_164L, "8.2B", 40_960, "\"completion\",\"thinking\""),
            model("gemma3:4b", 3_338_801_804L, "4.3B", 131_072, "\"completion\",\"vision\""),
            model("nomic-embed-text:latest", 274_302_450L, "137M", 2_048, "\"embedding\"")));
    loads("{\"model\":\"qwen3:8b\",\"context_length\":8192}");
    takesModels();
  }

  private static String model(
      String name, long bytes, String parameters, int context, String capabilities) {
    return """
    {"name":"%1$s","model":"%1$s","modified_at":"2026-01-01T00:00:00Z","size":%2$d,
     "digest":"%3$s","details":{"format":"gguf","family":"llama","families":["llama"],
     "parameter_size":"%4$s","quantization_level":"Q4_K_M","context_length":%5$d},
     "capabilities":[%6$s]}
    """
        .formatted(name, bytes, "a".repeat(64), parameters, context, capabilities);
  }

  /** Runs and has these models, none of them loaded. */
  public void lists(String models) {
    forget();
    version("0.12.6");
    server.stubFor(
        get(urlEqualTo("/api/tags")).willReturn(json(200, "{\"models\":[" + models + "]}")));
    loads("");
  }

  public void version(String version) {
    server.stubFor(
        get(urlEqualTo("/api/version")).willReturn(json(200, "{\"version\":\"" + version + "\"}")));
  }

  /** Has these models in memory. */
  public void loads(String models) {
    server.stubFor(
        get(urlEqualTo("/api/ps")).willReturn(json(200, "{\"models\":[" + models + "]}")));
  }

  /** An older version, which does not tell what is loaded. */
  public void doesNotTellWhatIsLoaded() {
    server.stubFor(get(urlEqualTo("/api/ps")).willReturn(aResponse().withStatus(404)));
  }

  /** Asked about the model by itself, tells this. */
  public void shows(String model, String answer) {
    server.stubFor(
        post(urlEqualTo("/api/show"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(matchingJsonPath("$.model", equalTo(model)))
            .willReturn(json(200, answer)));
  }

  /** Does not answer when asked about a model by itself. */
  public void hangsWhenAskedAboutAModel() {
    server.stubFor(post(urlEqualTo("/api/show")).willReturn(aResponse().withFixedDelay(600_000)));
  }

  /** Takes files it has not, and makes models of them, with as many lines as in life. */
  public void takesModels() {
    server.stubFor(
        head(urlMatching("/api/blobs/sha256:[0-9a-f]{64}"))
            .willReturn(aResponse().withStatus(404)));
    server.stubFor(
        post(urlMatching("/api/blobs/sha256:[0-9a-f]{64}"))
            .willReturn(aResponse().withStatus(201)));
    server.stubFor(
        post(urlEqualTo("/api/show")).willReturn(json(404, "{\"error\":\"model not found\"}")));
    makesModels(
        "{\"status\":\"parsing GGUF\"}",
        "{\"status\":\"using existing layer sha256:" + "a".repeat(64) + "\"}",
        "{\"status\":\"writing manifest\"}",
        "{\"status\":\"success\"}");
  }

  /** Has the file already. */
  public void hasFile(String sha256) {
    server.stubFor(
        head(urlEqualTo("/api/blobs/sha256:" + sha256)).willReturn(aResponse().withStatus(200)));
  }

  /** Finds that what was copied is another file than was said. */
  public void findsAnotherFile() {
    server.stubFor(
        post(urlMatching("/api/blobs/.*"))
            .willReturn(
                json(400, "{\"error\":\"digest mismatch, expected sha256:1, got sha256:2\"}")));
  }

  /** Answers so when a model is to be made; the status is 200 whatever the lines say. */
  public void makesModels(String... lines) {
    server.stubFor(
        post(urlEqualTo("/api/create"))
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/x-ndjson")
                    .withBody(String.join("\n", lines) + "\n")));
  }

  /** Begins to take a file, and does not come to an end. */
  public void hangsWhenGivenAFile() {
    server.stubFor(
        post(urlMatching("/api/blobs/.*")).willReturn(aResponse().withFixedDelay(600_000)));
  }

  /** Knows itself by other names than the one it was asked by. */
  public void guardsItsHost() {
    everything(aResponse().withStatus(403));
  }

  @Override
  public void rejectsTheKey() {
    everything(
        json(401, "{\"error\":\"unauthorized\",\"signin_url\":\"https://ollama.com/connect\"}"));
  }

  @Override
  public void deniesPermission() {
    guardsItsHost();
  }

  @Override
  public void hasNoCredit() {
    everything(json(402, "{\"error\":\"payment required\"}"));
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        json(429, "{\"error\":\"too many requests\"}")
            .withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    everything(json(401, "{\"error\":\"unauthorized " + wrongKey() + "\"}"));
  }
}
