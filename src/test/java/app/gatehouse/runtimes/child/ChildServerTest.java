package app.gatehouse.runtimes.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dialect, spoken over raw HTTP; with a played model, so without any native code. */
class ChildServerTest {

  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";
  private static final int MOST = 3;

  private final PlayedEngine engine = new PlayedEngine();
  private final BlockingQueue<Integer> inside = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private ChildServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChildServer(SECRET, "local/o/m", engine, new Turns(MOST, inside::add));
  }

  @AfterEach
  void stop() {
    server.close();
    client.shutdownNow();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", "Bearer " + SECRET);
  }

  private HttpRequest asking(String json) {
    return to("/v1/chat/completions").POST(HttpRequest.BodyPublishers.ofString(json)).build();
  }

  private HttpResponse<String> ask(String json) throws Exception {
    return client.send(asking(json), BodyHandlers.ofString());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static JsonNode error(HttpResponse<String> answer) {
    return json(answer.body()).path("error");
  }

  @Test
  void anAnswerComesAsAWhole() throws Exception {
    HttpResponse<String> answer = ask("{\"model\":\"local/o/m\"," + HELLO + "}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = json(answer.body());
    assertThat(body.path("object").asString()).isEqualTo("chat.completion");
    assertThat(body.path("id").asString()).startsWith("chatcmpl-");
    assertThat(body.path("model").asString()).isEqualTo("local/o/m");
    assertThat(body.at("/choices/0/message/role").asString()).isEqualTo("assistant");
    assertThat(body.at("/choices/0/message/content").asString()).isEqualTo("One two three");
    assertThat(body.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(body.at("/usage/prompt_tokens").asInt()).isEqualTo(2);
    assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(3);
    assertThat(body.at("/usage/total_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void anAnswerComesInPiecesAndTellsItsTokens() throws Exception {
    HttpResponse<String> answer =
        ask("{\"stream\":true,\"stream_options\":{\"include_usage\":true}," + HELLO + "}");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<String> data = answer.body().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(data.getLast()).isEqualTo("data: [DONE]");
    List<JsonNode> chunks =
        data.subList(0, data.size() - 1).stream().map(line -> json(line.substring(6))).toList();
    assertThat(chunks)
        .allMatch(chunk -> chunk.path("object").asString().equals("chat.completion.chunk"));
    assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
    assertThat(chunks)
        .extracting(chunk -> chunk.at("/choices/0/delta/content").asString(""))
        .containsExactly("", "One", " two", " three", "", "");
    assertThat(chunks.get(4).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(chunks.get(5).path("choices")).isEmpty();
    assertThat(chunks.get(5).at("/usage/completion_tokens").asInt()).isEqualTo(3);
  }

  @Test
  void withoutBeingAskedAStreamTellsNoTokens() throws Exception {
    assertThat(ask("{\"stream\":true," + HELLO + "}").body()).doesNotContain("usage");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/models",
    "GET, /health",
    "POST, /v1/chat/completions",
    "GET, /other",
  })
  void nothingIsToldWithoutTheSecret(String method, String path) throws Exception {
    for (String shown : List.of("", "Bearer " + "0".repeat(64), "Basic " + SECRET, SECRET)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .method(method, HttpRequest.BodyPublishers.ofString("{" + HELLO + "}"));
      if (!shown.isEmpty()) {
        request.header("Authorization", shown);
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(error(answer).path("code").asString()).isEqualTo("invalid_api_key");
    }
    assertThat(engine.prompts).isEmpty();
  }

  @Test
  void theModelIsListed() throws Exception {
    HttpResponse<String> answer = client.send(to("/v1/models").build(), BodyHandlers.ofString());

    assertThat(json(answer.body()).at("/data/0/id").asString()).isEqualTo("local/o/m");
    assertThat(client.send(to("/health").build(), BodyHandlers.ofString()).body())
        .isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void whatIsAskedForReachesTheModelAndWhatIsUnknownDoesNotMatter() throws Exception {
    ask(
        """
        {"model":"local/o/m","temperature":0.5,"top_p":0.25,"seed":7,"max_tokens":2,"user":"x",
         "stop":["END",""],"logit_bias":{"1":2},"tools":[],"reasoning":{"effort":"low"},
         "messages":[{"role":"developer","content":"Be brief."},
          {"role":"user","content":[{"type":"text","text":"Say "},{"type":"text","text":"ü"}]}]}
        """);

    assertThat(engine.prompts).containsExactly("Be brief.\n\nUser: Say ü\nAssistant:");
    assertThat(engine.samplings).containsExactly(new Sampling(0.5, 0.25, 7, 2, List.of("END")));
  }

  @Test
  void anAnswerThatIsCutOffSaysSo() throws Exception {
    JsonNode body = json(ask("{\"max_completion_tokens\":3," + HELLO + "}").body());

    assertThat(body.at("/choices/0/finish_reason").asString()).isEqualTo("length");
  }

  @Test
  void anAnswerHasNoMoreTokensThanTheContextHasRoomFor() throws Exception {
    ask("{" + HELLO + "}");

    assertThat(engine.samplings.getFirst().maxTokens()).isEqualTo(100 - 2 - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"messages\":[]}",
        "{\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
        "{\"messages\":[{\"role\":\"user\"}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}",
        "{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "{\"temperature\":3,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "{\"temperature\":\"hot\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "{\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
      })
  void whatIsNoRequestIsRefusedBeforeTheModelHearsOfIt(String json) throws Exception {
    HttpResponse<String> answer = ask(json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error(answer).path("message").asString()).isNotEmpty();
    assertThat(engine.prompts).isEmpty();
  }

  @Test
  void anotherModelIsNotFound() throws Exception {
    HttpResponse<String> answer = ask("{\"model\":\"gpt-4o\"," + HELLO + "}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(error(answer).path("code").asString()).isEqualTo("model_not_found");
  }

  @Test
  void aConversationBeyondTheContextIsRefused() throws Exception {
    HttpResponse<String> answer =
        ask("{\"messages\":[{\"role\":\"user\",\"content\":\"" + "word ".repeat(100) + "\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asString()).isEqualTo("context_length_exceeded");
    assertThat(engine.prompts).isEmpty();
  }

  @Test
  void otherPathsAndMethodsAreErrorsOfTheDialect() throws Exception {
    HttpResponse<String> path = client.send(to("/v1/other").build(), BodyHandlers.ofString());
    HttpResponse<String> method =
        client.send(to("/v1/chat/completions").build(), BodyHandlers.ofString());

    assertThat(path.statusCode()).isEqualTo(404);
    assertThat(error(path).path("message").asString()).isNotEmpty();
    assertThat(method.statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoLeavesEndsTheAnswer(boolean stream) throws Exception {
    engine.neverEnds();
    HttpResponse<InputStream> answer =
        client.send(
            asking("{\"stream\":" + stream + "," + HELLO + "}"), BodyHandlers.ofInputStream());

    answer.body().close();

    assertThat(engine.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(inside.poll(20, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(inside.poll(20, TimeUnit.SECONDS)).isEqualTo(0);
  }

  @Test
  void oneIsAnsweredAtATimeOthersWaitAndTooManyAreTurnedAway() throws Exception {
    engine.allowed.drainPermits();
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, MOST)
            .mapToObj(i -> client.sendAsync(asking("{" + HELLO + "}"), BodyHandlers.ofString()))
            .toList();
    for (int i = 0; i < MOST; i++) {
      inside.take();
    }

    HttpResponse<String> turnedAway = ask("{" + HELLO + "}");
    engine.allowed.release(1_000);

    assertThat(turnedAway.statusCode()).isEqualTo(503);
    assertThat(error(turnedAway).path("code").asString()).isEqualTo("overloaded");
    for (CompletableFuture<HttpResponse<String>> one : asked) {
      assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aModelThatFailsInTheMiddleIsAnErrorInTheStreamWithoutAnEnd() throws Exception {
    engine.failsAtTheEnd();

    String body = ask("{\"stream\":true," + HELLO + "}").body();

    assertThat(body).contains("\"error\"").doesNotContain("[DONE]");
  }

  @Test
  void halfAWholeAnswerIsNotTakenForAll() {
    engine.failsAtTheEnd();

    assertThatThrownBy(() -> ask("{" + HELLO + "}")).isInstanceOf(IOException.class);
  }

  @Test
  void theFirstPieceIsThereBeforeTheLastIsMade() throws Exception {
    engine.allowed.drainPermits();
    HttpResponse<InputStream> answer =
        client.send(asking("{\"stream\":true," + HELLO + "}"), BodyHandlers.ofInputStream());
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      engine.allowed.release();
      assertThat(lines.lines().filter(line -> line.contains("One")).findFirst()).isPresent();
      engine.allowed.release(1_000);
      assertThat(lines.lines().filter(line -> line.contains("[DONE]")).findFirst()).isPresent();
    }
  }
}
