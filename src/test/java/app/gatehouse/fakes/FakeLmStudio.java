package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** LM Studio, which answers 200 to every path it does not know. */
public class FakeLmStudio extends FakeProvider {

  private boolean wantsToken;

  public FakeLmStudio(int port) {
    super(port);
  }

  @Override
  public String id() {
    return "lmstudio";
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
    lists(
        IntStream.range(0, models)
            .mapToObj(number ->
                """
                {"type":"llm","publisher":"fake","key":"fake/model-%1$d",\
                "display_name":"Fake Model %1$d","max_context_length":32768,\
                "quantization":{"name":"Q4_K_M","bits_per_weight":4},"size_bytes":4000000000,\
                "params_string":"8B","loaded_instances":[]}\
                """
                    .formatted(number))
            .collect(Collectors.joining(",")));
  }

  /** From now on a token is needed, and what is listed is listed for {@link #key()} alone. */
  public void wantsAToken() {
    wantsToken = true;
    rejectsTheKey();
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
    if (wantsToken) {
      rejectsTheKey();
    } else {
      everything(json(200, "{\"error\":\"Unexpected endpoint or method. Returning 200 anyway\"}"));
    }
    MappingBuilder request = get(urlEqualTo(path));
    server.stubFor(
        (wantsToken ? request.withHeader("Authorization", equalTo("Bearer " + key())) : request)
            .willReturn(json(200, body)));
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
