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

/** Google Gemini; takes a key in the header alone. */
public class FakeGemini extends FakeProvider {

  private static final int PAGE = 1000;
  private static final String ERROR =
      """
      {"error":{"code":%d,"message":"%s","status":"%s","details":[%s]}}
      """;
  private static final String REASON =
      """
      {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"%s","domain":"googleapis.com"}\
      """;

  public FakeGemini(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "gemini";
  }

  @Override
  protected String basePath() {
    return "/v1beta";
  }

  @Override
  protected List<String> chatPaths() {
    return List.of(
        "/v1beta/models/[^/]+:(generateContent|streamGenerateContent|batchEmbedContents)");
  }

  @Override
  protected String keyHeader() {
    return "x-goog-api-key";
  }

  @Override
  protected String keyPrefix() {
    return "";
  }

  @Override
  ChatFormat chatFormat() {
    return new GeminiFormat();
  }

  @Override
  public String key() {
    return "AQ.Ab8" + "g".repeat(47);
  }

  /** A good key of the older shape; this server takes it as well. */
  public String olderKey() {
    return "AIza" + "o".repeat(35);
  }

  @Override
  public String wrongKey() {
    return "AQ.Ab8" + "w".repeat(47);
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
                  {"name":"models/gemini-fake-%1$d","version":"001","displayName":"Gemini Fake %1$d",\
                  "supportedGenerationMethods":["generateContent","countTokens"]}\
                  """
                      .formatted(number))
              .collect(Collectors.joining(","));
      page(from == 0 ? null : "token-" + from, objects, end < models ? "token-" + end : null);
    }
  }

  @Override
  public void servesFully() {
    lists(
        model("gemini-fake", "Gemini Fake", 1_048_576, "\"generateContent\",\"countTokens\"")
            + ","
            + model("embedding-fake", "Embedding Fake", 2_048, "\"embedContent\""));
  }

  @Override
  public void servesAsInLife() {
    String chat = "\"generateContent\",\"countTokens\"";
    lists(
        String.join(
            ",",
            model("gemini-3.8-flash", "Gemini 3.8 Flash", 1_048_576, chat),
            model("gemini-3.5-flash", "Gemini 3.5 Flash", 1_048_576, chat),
            model("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", 1_048_576, chat),
            model("gemini-3.1-pro-preview", "Gemini 3.1 Pro Preview", 1_048_576, chat),
            model("gemini-2.5-flash-lite", "Gemini 2.5 Flash-Lite", 1_048_576, chat),
            model("gemini-2.5-flash-preview-tts", "Gemini 2.5 Flash TTS", 8_192, chat),
            model("gemini-embedding-001", "Gemini Embedding", 2_048, "\"embedContent\""),
            model("imagen-4.0-generate-001", "Imagen 4", 480, "\"predict\""),
            model("veo-3.0-generate-001", "Veo 3", 480, "\"predictLongRunning\"")));
  }

  private static String model(String id, String name, int tokens, String methods) {
    return """
    {"name":"models/%s","version":"001","displayName":"%s","description":"A model.",
     "inputTokenLimit":%d,"outputTokenLimit":65536,"supportedGenerationMethods":[%s],
     "thinking":true,"temperature":1,"maxTemperature":2,"topP":0.95,"topK":64}
    """
        .formatted(id, name, tokens, methods);
  }

  /** Takes the key and lists these objects on a single page. */
  public void lists(String models) {
    rejectsTheKey();
    page(null, models, null);
  }

  /**
   * Adds a page.
   *
   * @param token by which it is asked for, null for the first
   * @param next the token of the page after it, null for none
   */
  public void page(@Nullable String token, String models, @Nullable String next) {
    String more = next == null ? "" : ",\"nextPageToken\":\"" + next + "\"";
    answersPage(token, json(200, "{\"models\":[" + models + "]" + more + "}"));
  }

  /** Answers this in place of a page. */
  public void answersPage(@Nullable String token, ResponseDefinitionBuilder answer) {
    for (String good : new String[] {key(), olderKey()}) {
      MappingBuilder request =
          get(urlPathEqualTo("/v1beta/models"))
              .withQueryParam("pageSize", equalTo("1000"))
              .withQueryParam("key", absent())
              .withHeader("Authorization", absent())
              .withHeader("x-goog-api-key", equalTo(good));
      server.stubFor(
          (token == null
                  ? request.withQueryParam("pageToken", absent())
                  : request.withQueryParam("pageToken", equalTo(token)))
              .willReturn(answer));
    }
  }

  @Override
  public void rejectsTheKey() {
    refuses(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        REASON.formatted("API_KEY_INVALID"));
  }

  public void saysThatTheKeyHasExpired() {
    refuses(
        400,
        "INVALID_ARGUMENT",
        "API key expired. Please renew the API key.",
        REASON.formatted("API_KEY_INVALID"));
  }

  /** Refuses for this reason among the details. */
  public void refusesFor(int status, String statusWord, String reason) {
    refuses(status, statusWord, "Request is denied.", REASON.formatted(reason));
  }

  @Override
  public void deniesPermission() {
    refuses(403, "PERMISSION_DENIED", "The caller does not have permission", "");
  }

  @Override
  public void hasNoCredit() {
    refuses(402, "RESOURCE_EXHAUSTED", "Your prepaid credit is used up.", "");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    asksToWait(wait.toSeconds() + "s");
  }

  /**
   * @param retryDelay as Google writes a duration, for example {@code 41.5s}
   */
  public void asksToWait(String retryDelay) {
    refuses(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota.",
        """
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure",
         "violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%s"}
        """
            .formatted(retryDelay));
  }

  @Override
  public void quotesTheKey() {
    refuses(
        400,
        "INVALID_ARGUMENT",
        "API key not valid: " + key(),
        REASON.formatted("API_KEY_INVALID"));
  }

  /** Answers errors as on the routes where the whole object stands in an array. */
  public void wrapsItsErrors() {
    everything(
        json(
            400,
            "["
                + ERROR.formatted(
                    400,
                    "API key not valid.",
                    "INVALID_ARGUMENT",
                    REASON.formatted("API_KEY_INVALID"))
                + "]"));
  }

  /**
   * @param details JSON objects, may be empty
   */
  public void refuses(int status, String statusWord, String message, String details) {
    everything(json(status, ERROR.formatted(status, message, statusWord, details)));
  }
}
