package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** OpenAI, and whoever answers like it. */
public class FakeOpenAi extends FakeProvider {

  private static final String ERROR =
      """
      {"error":{"message":"%s","type":"%s","param":null,"code":%s}}
      """;

  public FakeOpenAi(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "openai";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  public String key() {
    return "sk-proj-" + "g".repeat(74) + "T3BlbkFJ" + "h".repeat(74);
  }

  @Override
  public String wrongKey() {
    return "sk-proj-" + "w".repeat(74) + "T3BlbkFJ" + "x".repeat(74);
  }

  @Override
  public void serves(int models) {
    lists(
        IntStream.range(0, models)
            .mapToObj(number ->
                """
                {"id":"gpt-fake-%d","object":"model","created":1700000000,"owned_by":"system"}\
                """
                    .formatted(number))
            .collect(Collectors.joining(",")));
  }

  @Override
  public void servesFully() {
    lists(
        """
        {"id":"gpt-fake","object":"model","created":1700000000,"owned_by":"system","shutdown_date":"2999-01-14"},
        {"id":"gpt-fake-2","object":"model","created":1700000000,"owned_by":"system","shutdown_date":null},
        {"id":"text-embedding-fake","object":"model","created":1700000000,"owned_by":"system"}\
        """);
  }

  /** Takes the key and lists these objects. */
  public void lists(String models) {
    rejectsTheKey();
    server.stubFor(
        get(urlEqualTo(basePath() + "/models"))
            .withHeader("Authorization", equalTo("Bearer " + key()))
            .willReturn(json(200, "{\"object\":\"list\",\"data\":[" + models + "]}")));
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, "Incorrect API key provided.", "invalid_request_error", "\"invalid_api_key\"");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "You are not allowed to do this.", "invalid_request_error", "null");
  }

  /** A restricted key: it may chat, but not see the list. */
  public void deniesTheList(int status) {
    refuses(
        status,
        "You have insufficient permissions for this operation. Missing scopes: api.model.read.",
        "invalid_request_error",
        "null");
  }

  @Override
  public void hasNoCredit() {
    refuses(429, "You exceeded your quota.", "insufficient_quota", "\"insufficient_quota\"");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    forget();
    everything(
        json(429, ERROR.formatted("Rate limit reached.", "requests", "\"rate_limit_exceeded\""))
            .withHeader("Retry-After", Long.toString(wait.toSeconds())));
  }

  @Override
  public void quotesTheKey() {
    refuses(
        401,
        "Incorrect API key provided: " + key(),
        "invalid_request_error",
        "\"invalid_api_key\"");
  }

  /**
   * @param code as JSON, in quotes or null
   */
  public void refuses(int status, String message, String type, String code) {
    everything(json(status, ERROR.formatted(message, type, code)));
  }
}
