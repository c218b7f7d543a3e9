package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A resource of Azure OpenAI, under its endpoint. */
public class FakeAzure extends FakeProvider {

  public static final String V1_MODELS = "/openai/v1/models";
  public static final String DATED_MODELS = "/openai/models?api-version=2024-10-21";
  public static final String DEPLOYMENTS = "/openai/deployments?api-version=2023-03-15-preview";

  private static final String ERROR = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}";

  private static final String BASES =
      """
      {"id":"gpt-fake","object":"model","status":"succeeded","created_at":1700000000,\
      "lifecycle_status":"generally-available","capabilities":{"chat_completion":true,\
      "completion":false,"embeddings":false,"inference":true,"fine_tune":false},\
      "deprecation":{"inference":32472144000}},\
      {"id":"vectors-fake-2","object":"model","status":"succeeded","created_at":1700000000,\
      "lifecycle_status":"preview","capabilities":{"chat_completion":false,"completion":false,\
      "embeddings":true,"inference":true,"fine_tune":false},"deprecation":{"inference":0}},\
      {"id":"gpt-old-2020-01-01","object":"model","status":"succeeded","created_at":1500000000,\
      "lifecycle_status":"deprecated","capabilities":{"chat_completion":true,"completion":false,\
      "embeddings":false,"inference":true,"fine_tune":false},"deprecation":{"inference":1600000000}},\
      {"id":"continue-fake","object":"model","status":"succeeded","created_at":1500000000,\
      "capabilities":{"chat_completion":false,"completion":true,"embeddings":false,\
      "inference":true,"fine_tune":false},"deprecation":{}}\
      """;

  public FakeAzure(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "azure";
  }

  @Override
  protected List<String> chatPaths() {
    return List.of("/openai/v1/chat/completions", "/openai/v1/embeddings");
  }

  @Override
  protected String keyHeader() {
    return "api-key";
  }

  @Override
  protected String keyPrefix() {
    return "";
  }

  @Override
  public String key() {
    return "0123456789abcdef0123456789abcdef";
  }

  @Override
  public String wrongKey() {
    return "f00df00df00df00df00df00df00df00d";
  }

  @Override
  public void serves(int models) {
    hasDeployments(
        IntStream.range(0, models)
            .mapToObj(number -> deployment("deployment-" + number, "gpt-fake"))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void servesFully() {
    hasDeployments(deployment("chat", "gpt-fake") + "," + deployment("vectors", "vectors-fake-2"));
  }

  @Override
  public void servesAsInLife() {
    hasDeployments(
        String.join(
            ",",
            deployment("chat-prod", "gpt-fake"),
            deployment("chat-test", "gpt-fake"),
            deployment("summaries", "gpt-old"),
            deployment("search-vectors", "vectors-fake-2"),
            deployment("pictures", "gpt-image-2")));
  }

  public static String deployment(String name, String base) {
    return deployment(name, base, "succeeded");
  }

  public static String deployment(String name, String base, String status) {
    return """
    {"id":"%s","model":"%s","status":"%s","object":"deployment","owner":"organization-owner",\
    "created_at":1700000000,"updated_at":1700000000,"scale_settings":{"scale_type":"standard"}}\
    """
        .formatted(name, base, status);
  }

  /** Takes the key, knows the newer API, and has these deployments. */
  public void hasDeployments(String deployments) {
    takesTheKeyAt(V1_MODELS);
    answers(DEPLOYMENTS, 200, "{\"data\":[" + deployments + "],\"object\":\"list\"}");
  }

  /** Takes the key, lists the models of the region here, and knows no other path. */
  public void takesTheKeyAt(String path) {
    rejectsTheKey();
    for (String known : new String[] {V1_MODELS, DATED_MODELS, DEPLOYMENTS}) {
      answers(known, 404, ERROR.formatted("404", "Resource not found"));
    }
    answers(path, 200, "{\"object\":\"list\",\"data\":[" + BASES + "]}");
  }

  /** Answers one path so from now on, when asked with the key. */
  public void answers(String path, int status, String body) {
    server.stubFor(
        get(urlEqualTo(path)).withHeader("api-key", equalTo(key())).willReturn(json(status, body)));
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, "401", "Access denied due to invalid subscription key or wrong API endpoint.");
  }

  /** As gateways that are older. */
  public void rejectsTheKeyTheOlderWay() {
    answers(
        401, "{\"statusCode\":401,\"message\":\"Access denied due to invalid subscription key.\"}");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "403", "Access denied due to Virtual Network/Firewall rules.");
  }

  @Override
  public void hasNoCredit() {
    refuses(429, "insufficient_quota", "You exceeded your current quota.");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        json(
                429,
                ERROR.formatted(
                    "RateLimitReached", "Please retry after " + wait.toSeconds() + " seconds."))
            .withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    refuses(401, "401", "Access denied for " + key());
  }

  public void refuses(int status, String code, String message) {
    everything(json(status, ERROR.formatted(code, message)));
  }
}
