package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Anthropic; takes no request without its version, or with an Origin. */
public class FakeAnthropic extends FakeProvider {

  private static final int PAGE = 1000;
  private static final String ERROR =
      """
      {"type":"error","error":{"type":"%s","message":"%s"%s},"request_id":"req_1"}
      """;

  public FakeAnthropic(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "anthropic";
  }

  @Override
  protected List<String> chatPaths() {
    return List.of("/v1/messages", "/v1/messages/count_tokens");
  }

  @Override
  protected String keyHeader() {
    return "x-api-key";
  }

  @Override
  protected String keyPrefix() {
    return "";
  }

  @Override
  ChatFormat chatFormat() {
    return new AnthropicFormat();
  }

  @Override
  public String key() {
    return "sk-ant-api03-" + "g".repeat(93) + "AA";
  }

  @Override
  public String wrongKey() {
    return "sk-ant-api03-" + "w".repeat(93) + "AA";
  }

  @Override
  public void serves(int models) {
    rejectsTheKey();
    for (int from = 0; from == 0 || from < models; from += PAGE) {
      int end = Math.min(models, from + PAGE);
      String objects =
          IntStream.range(from, end)
              .mapToObj(number ->
                  """
                  {"type":"model","id":"claude-fake-%1$d","display_name":"Claude Fake %1$d",\
                  "created_at":"2026-01-01T00:00:00Z"}\
                  """
                      .formatted(number))
              .collect(Collectors.joining(","));
      page(
          from == 0 ? null : "claude-fake-" + (from - 1),
          objects,
          end < models,
          "claude-fake-" + (end - 1));
    }
  }

  @Override
  public void servesFully() {
    lists(
        model("claude-fake-opus", "Claude Fake Opus", "active", "null", 1_000_000)
            + ","
            + model(
                "claude-fake-old",
                "Claude Fake Old",
                "deprecated",
                "\"2999-11-30T00:00:00Z\"",
                200_000));
  }

  @Override
  public void servesAsInLife() {
    lists(
        String.join(
            ",",
            model("claude-fable-5-2", "Claude Fable 5.2", "active", "null", 1_000_000),
            model("claude-mythos-5-2", "Claude Mythos 5.2", "active", "null", 1_000_000),
            model("claude-opus-5-5", "Claude Opus 5.5", "active", "null", 1_000_000),
            model("claude-sonnet-5-5", "Claude Sonnet 5.5", "active", "null", 1_000_000),
            model("claude-haiku-5-5", "Claude Haiku 5.5", "active", "null", 200_000),
            model("claude-opus-4-8", "Claude Opus 4.8", "active", "null", 500_000),
            model(
                "claude-sonnet-4-5",
                "Claude Sonnet 4.5",
                "deprecated",
                "\"2026-11-30T00:00:00Z\"",
                200_000)));
  }

  private static String model(
      String id, String name, String lifecycle, String retiresAt, int tokens) {
    return """
    {"type":"model","id":"%s","display_name":"%s","created_at":"2026-01-01T00:00:00Z",
     "max_input_tokens":%d,"max_tokens":128000,"lifecycle":"%s","line":"opus",
     "deprecated_at":null,"retires_at":%s,"capabilities":{"image_input":{"supported":true},
     "pdf_input":{"supported":true},"thinking":{"supported":true}}}
    """
        .formatted(id, name, tokens, lifecycle, retiresAt);
  }

  /** Takes the key and lists these objects on a single page. */
  public void lists(String models) {
    rejectsTheKey();
    page(null, models, false, "last");
  }

  /**
   * Adds a page.
   *
   * @param after the last id of the one before it, null for the first
   * @param lastId which the page says to be its last; the next is asked for by it
   */
  public void page(@Nullable String after, String models, boolean hasMore, String lastId) {
    answersPage(
        after,
        json(
            200,
            "{\"data\":[%s],\"has_more\":%s,\"first_id\":\"x\",\"last_id\":\"%s\"}"
                .formatted(models, hasMore, lastId)));
  }

  /** Answers this in place of a page. */
  public void answersPage(@Nullable String after, ResponseDefinitionBuilder answer) {
    MappingBuilder request =
        get(urlPathEqualTo("/v1/models"))
            .withQueryParam("limit", equalTo("1000"))
            .withHeader("x-api-key", equalTo(key()))
            .withHeader("anthropic-version", equalTo("2023-06-01"))
            .withHeader("Origin", absent());
    server.stubFor(
        (after == null
                ? request.withQueryParam("after_id", absent())
                : request.withQueryParam("after_id", equalTo(after)))
            .willReturn(answer));
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, "authentication_error", "invalid x-api-key");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "permission_error", "Your API key does not have permission to do this.");
  }

  @Override
  public void hasNoCredit() {
    refuses(
        400,
        "invalid_request_error",
        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        json(429, ERROR.formatted("rate_limit_error", "Too many requests.", ""))
            .withHeader("retry-after", Long.toString(wait.toSeconds()))
            .withHeader("anthropic-ratelimit-requests-remaining", "0"));
  }

  /** The monthly cap of the account's tier: a rate limit by its status, without a wait. */
  public void enforcesTheSpendLimit() {
    everything(
        json(
            429,
            ERROR.formatted(
                "rate_limit_error",
                "Your organization has reached its monthly limit.",
                ",\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}")));
  }

  @Override
  public void quotesTheKey() {
    refuses(401, "authentication_error", "invalid x-api-key: " + key());
  }

  public void refuses(int status, String type, String message) {
    everything(json(status, ERROR.formatted(type, message, "")));
  }
}
