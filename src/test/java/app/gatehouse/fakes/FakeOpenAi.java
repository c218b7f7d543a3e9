package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** Sixty models: five families to chat with, one of them about to end, and what else there is. */
  @Override
  public void servesAsInLife() {
    Stream<String> chat =
        Stream.of("gpt-6", "gpt-6.1", "gpt-5.6", "gpt-5.5", "gpt-5", "gpt-4o", "gpt-4.1")
            .flatMap(family ->
                Stream.of("", "-sol", "-terra", "-luna", "-mini", "-nano", "-2026-08-07")
                    .map(kind ->
                        entry(
                            family + kind,
                            family.equals("gpt-5")
                                ? "\"2026-12-11\""
                                : family.equals("gpt-4o") ? "\"2027-01-14\"" : "null")));
    Stream<String> others =
        Stream.of(
                "text-embedding-3-large",
                "text-embedding-3-small",
                "whisper-1",
                "tts-1",
                "gpt-4o-mini-tts",
                "gpt-4o-transcribe",
                "gpt-image-2",
                "dall-e-3",
                "omni-moderation-latest",
                "sora-2",
                "gpt-realtime")
            .map(id -> entry(id, "null"));
    lists(Stream.concat(chat, others).collect(Collectors.joining(",")));
  }

  private static String entry(String id, String end) {
    return """
    {"id":"%s","object":"model","created":1700000000,"owned_by":"system","shutdown_date":%s}\
    """
        .formatted(id, end);
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

  /** Says the wait twice: in whole seconds, and more exactly. */
  public void limitsTheRate(Duration wait, int millis) {
    everything(
        refusal(429, "Rate limit reached.", "requests", "\"rate_limit_exceeded\"")
            .withHeader("Retry-After", Long.toString(wait.toSeconds()))
            .withHeader("retry-after-ms", Integer.toString(millis)));
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
    everything(refusal(status, message, type, code));
  }

  protected static ResponseDefinitionBuilder refusal(
      int status, String message, String type, String code) {
    return json(status, ERROR.formatted(message, type, code));
  }
}
