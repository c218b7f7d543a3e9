package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.GatehouseTest;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.fakes.ChatOddity;
import app.gatehouse.fakes.FakeProvider;
import app.gatehouse.fakes.StreamServer;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.SseReader;
import app.gatehouse.inference.Tokens;
import app.gatehouse.outbound.OutboundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a chat in OpenAI's dialect is like, whoever answers it. */
@GatehouseTest
@Tag("wire")
abstract class InferenceContract<F extends FakeProvider> {

  static final String PROMPT = "What is a gatehouse, and who stands at its gate all day long?";

  static final String ASK =
      """
      {"model":"alias","messages":[{"role":"system","content":"Be brief."},
       {"role":"user","content":"What is a gatehouse, and who stands at its gate all day long?"}]%s}
      """;

  private static final String STREAM =
      ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

  private static final String TOOL =
      """
      ,"tools":[{"type":"function","function":{"name":"weather","description":"d",
       "parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]
      """;

  @Autowired private BeanFactory beans;
  F provider;
  InferenceBed bed;

  abstract F start();

  /** What the provider's model thinks before it answers; empty for one that tells nothing. */
  String reasoning() {
    return "";
  }

  boolean needsAKey() {
    return true;
  }

  @BeforeEach
  void play() {
    provider = start();
    bed = InferenceBed.at(beans, provider);
    provider.chats();
  }

  @AfterEach
  void stop() {
    bed.close();
    provider.close();
  }

  @Test
  void answersWhole() throws Exception {
    Answer answer = bed.ask(Operation.CHAT, ASK.formatted(""));

    assertThat(answer.stream()).isFalse();
    assertThat(answer.contentType()).isEqualTo("application/json");
    JsonNode json = json(InferenceBed.text(answer));
    assertThat(json.path("object").stringValue()).isEqualTo("chat.completion");
    assertThat(json.at("/choices/0/message/role").stringValue()).isEqualTo("assistant");
    assertThat(json.at("/choices/0/message/content").stringValue())
        .contains("You said: What is a gatehouse", "| What |", "grüße, 🌍");
    assertThat(json.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
    assertThat(json.at("/usage/prompt_tokens").intValue()).isEqualTo(12);
    assertThat(json.at("/usage/total_tokens").intValue()).isEqualTo(46);
    assertThat(answer.tokens().prompt()).isEqualTo(12);
    assertThat(answer.tokens().completion()).isEqualTo(34);
    assertThat(answer.tokens().cached()).isEqualTo(3);
    assertThat(answer.failure()).isNull();
    assertThat(answer.headers()).containsEntry("x-request-id", "req-fake");
  }

  @Test
  void streams() throws Exception {
    Answer answer = bed.ask(Operation.CHAT, ASK.formatted(STREAM));

    Heard heard = hear(answer);

    assertThat(answer.stream()).isTrue();
    assertThat(answer.contentType()).isEqualTo("text/event-stream");
    heard.isWhole();
    assertThat(heard.reasoning).isEqualTo(reasoning());
    assertThat(heard.usage.path("prompt_tokens").intValue()).isEqualTo(12);
    assertThat(heard.usage.path("completion_tokens").intValue()).isEqualTo(34);
    assertThat(heard.done).isTrue();
    assertThat(answer.tokens().prompt()).isEqualTo(12);
    assertThat(answer.tokens().completion()).isEqualTo(34);
    assertThat(answer.failure()).isNull();
  }

  @Test
  void tellsWhatWasUsedOnlyToWhoAsksForIt() throws Exception {
    Heard heard = hear(bed.ask(Operation.CHAT, ASK.formatted(",\"stream\":true")));

    heard.isWhole();
    assertThat(heard.usage.isObject()).isFalse();
  }

  @Test
  void callsToolsWholeAndStreamed() throws Exception {
    JsonNode whole = json(InferenceBed.text(bed.ask(Operation.CHAT, ASK.formatted(TOOL))));
    Heard heard = hear(bed.ask(Operation.CHAT, ASK.formatted(TOOL + STREAM)));

    assertThat(whole.at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
    JsonNode call = whole.at("/choices/0/message/tool_calls/0");
    assertThat(call.at("/function/name").stringValue()).isEqualTo("weather");
    assertThat(json(call.at("/function/arguments").stringValue()))
        .isEqualTo(json("{\"city\":\"Köln\"}"));
    assertThat(call.path("id").stringValue()).isNotBlank();
    assertThat(heard.finish).isEqualTo("tool_calls");
    assertThat(heard.tool).isEqualTo("weather");
    assertThat(json(heard.arguments)).isEqualTo(json("{\"city\":\"Köln\"}"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ChatOddity.class,
      names = {"CRLF", "COMMENTS", "NO_DONE", "PINGS", "SPLIT"})
  void hearsTheSameHoweverItComes(ChatOddity oddity) throws Exception {
    provider.chats(oddity);

    Answer answer = bed.ask(Operation.CHAT, ASK.formatted(STREAM));

    hear(answer).isWhole();
    assertThat(answer.failure()).isNull();
    assertThat(answer.tokens()).extracting(Tokens::completion).isEqualTo(34L);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChatOddity.class,
      names = {"ERROR_AFTER", "ARRAY_ERROR", "KEY_AFTER"})
  void anErrorAfterTheBeginningEndsTheStreamAndIsTold(ChatOddity oddity) throws Exception {
    provider.chats(oddity);

    Answer answer = bed.ask(Operation.CHAT, ASK.formatted(STREAM));
    Heard heard = hear(answer);

    assertThat(heard.text).startsWith("You said:");
    assertThat(heard.error).isTrue();
    assertThat(heard.raw).doesNotContain(someOf(provider.key()));
    Failure failure = Objects.requireNonNull(answer.failure());
    assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
    assertThat(failure.message()).contains("It went wrong");
    assertThat(failure.toString()).doesNotContain(someOf(provider.key()));
  }

  @Test
  void anErrorBeforeAnythingElseIsNoAnswer() {
    provider.chats(ChatOddity.ERROR_FIRST);

    assertThat(failure(STREAM).reason()).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void aStreamThatStandsStillOrIsCutEndsWithAnError() throws Exception {
    for (boolean still : standsStill() ? new boolean[] {true, false} : new boolean[] {false}) {
      try (StreamServer server =
          new StreamServer(talk -> {
            talk.begin("text/event-stream").send(beginning());
            if (still) {
              talk.waitForClient();
            }
          })) {
        bedAt(server);

        Answer answer = bed.ask(Operation.CHAT, ASK.formatted(STREAM));
        Heard heard = hear(answer);

        assertThat(heard.text).isNotEmpty();
        assertThat(heard.error).isTrue();
        assertThat(answer.failure())
            .extracting(Failure::reason)
            .isEqualTo(still ? Reason.TIMEOUT : Reason.NOT_REACHABLE);
      }
    }
  }

  @Test
  void closingAnAnswerEndsItAtTheProvider() throws Exception {
    try (StreamServer server =
        new StreamServer(talk -> {
          talk.begin("text/event-stream").send(beginning());
          talk.waitForClient();
        })) {
      bedAt(server);

      Answer answer = bed.ask(Operation.CHAT, ASK.formatted(STREAM));
      answer.close();

      assertThat(server.clientLeaves()).isTrue();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> answer.body().readAllBytes());
    }
  }

  @Test
  void interruptingWhoWaitsEndsTheRequestAtTheProvider() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (StreamServer server =
        new StreamServer(talk -> {
          asked.countDown();
          talk.waitForClient();
        })) {
      bedAt(server, Duration.ofMinutes(1));

      Thread waiting =
          Thread.startVirtualThread(() -> {
            try {
              bed.ask(Operation.CHAT, ASK.formatted(STREAM)).close();
            } catch (InferenceException | OutboundException.Cancelled ended) {
              // As it should.
            }
          });
      asked.await();
      waiting.interrupt();

      assertThat(server.clientLeaves()).isTrue();
      waiting.join();
    }
  }

  /** The first half of a stream as the provider sends it. */
  private String beginning() {
    String all = provider.streamed(PROMPT);
    return all.substring(0, all.length() * 2 / 3);
  }

  private void bedAt(StreamServer server) {
    bedAt(server, Duration.ofSeconds(3));
  }

  private void bedAt(StreamServer server, Duration idle) {
    bed.close();
    bed = InferenceBed.at(beans, provider.id(), server.baseUrl(), provider.key(), idle);
  }

  @Test
  void nobodyIsAskedWithoutAKey() {
    if (needsAKey()) {
      bed.close();
      bed = InferenceBed.at(beans, provider.id(), provider.baseUrl(), "", Duration.ofSeconds(5));

      assertThat(failure("").reason()).isEqualTo(Reason.NO_KEY);
      assertThat(provider.server().getAllServeEvents()).isEmpty();
    }
  }

  @Test
  void refusalsSayWhy() {
    provider.rejectsTheKey();
    assertThat(failure("").reason()).isEqualTo(Reason.KEY_REJECTED);
    provider.deniesPermission();
    assertThat(failure("").reason()).isEqualTo(Reason.NOT_PERMITTED);
    provider.hasNoCredit();
    assertThat(failure("").reason()).isEqualTo(Reason.NO_CREDIT);
    provider.isOverloaded();
    assertThat(failure(STREAM).reason()).isEqualTo(Reason.OVERLOADED);
    provider.isAWebPage();
    assertThat(failure("").reason()).isEqualTo(Reason.WRONG_SERVICE);
    assertThat(failure(STREAM).reason()).isEqualTo(Reason.WRONG_SERVICE);
    provider.isAnotherService();
    assertThat(failure("").reason()).isEqualTo(Reason.WRONG_SERVICE);
    provider.resetsTheConnection();
    assertThat(failure("").reason()).isEqualTo(Reason.NOT_REACHABLE);
    provider.cutsTheAnswer();
    assertThat(failure("").reason()).isEqualTo(Reason.NOT_REACHABLE);
    assertThat(failure(STREAM).reason()).isEqualTo(Reason.NOT_REACHABLE);
  }

  @Test
  void aRejectedKeyIsKnownToBeAtOnce() {
    if (turnsRed()) {
      provider.rejectsTheKey();

      failure("");

      assertThat(saved().usable()).isFalse();
    }
  }

  @Test
  void aModelThatIsNotThereSaysNothingOfTheKey() {
    noModel();

    assertThat(failure("").reason()).isEqualTo(Reason.MODEL_NOT_FOUND);
    if (needsAKey()) {
      assertThat(saved().passport()).isNull();
    }
  }

  @Test
  void whatIsTooLongIsSaidToBe() {
    tooLong();

    Failure failure = failure("");
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(failure.anotherMayAnswer()).isFalse();
  }

  /** Whether silence is waited for, which takes its time; it is the same for all that pass on. */
  boolean standsStill() {
    return false;
  }

  /** Whether there is a key that only one service knows. */
  boolean turnsRed() {
    return needsAKey();
  }

  /** As OpenAI says it. */
  void noModel() {
    provider.answers(
        404, "{\"error\":{\"message\":\"The model does not exist\",\"code\":\"model_not_found\"}}");
  }

  /** As OpenAI says it. */
  void tooLong() {
    provider.answers(
        400, "{\"error\":{\"message\":\"Too long\",\"code\":\"context_length_exceeded\"}}");
  }

  private Credential saved() {
    return beans
        .getBean(CredentialService.class)
        .find(bed.account, bed.provider.id())
        .orElseThrow();
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    provider.limitsTheRate(Duration.ofSeconds(41));

    Failure failure = failure("");

    assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(failure.status()).isEqualTo(429);
    assertThat(failure.retryAfter()).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(41));
  }

  @Test
  void theKeyIsInNothingThatIsTold() {
    provider.quotesTheKey();

    assertThat(failure("").toString()).doesNotContain(someOf(provider.key()));
  }

  static String someOf(String key) {
    return key.isEmpty() ? "no key at all" : key.substring(key.length() - 12);
  }

  Failure failure(String more) {
    InferenceException none =
        catchThrowableOfType(
            InferenceException.class, () -> bed.ask(Operation.CHAT, ASK.formatted(more)).close());
    assertThat(none).isNotNull();
    return none.failure();
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  Heard hear(Answer answer) throws IOException {
    Heard heard = new Heard();
    try (answer) {
      SseReader reader = new SseReader(answer.body());
      for (SseReader.Event event = reader.next(); event != null; event = reader.next()) {
        heard.add(event.data());
      }
    }
    return heard;
  }

  /** What a client understands of a stream. */
  static final class Heard {

    String text = "";
    String reasoning = "";
    String tool = "";
    String arguments = "";
    String finish = "";
    String raw = "";
    boolean done;
    boolean error;
    JsonNode usage = JsonMapper.shared().missingNode();
    final List<JsonNode> chunks = new ArrayList<>();

    void add(String data) {
      raw += data + "\n";
      if (data.equals("[DONE]")) {
        done = true;
        return;
      }
      JsonNode chunk = json(data);
      chunks.add(chunk);
      error |= chunk.has("error") || chunk.isArray();
      JsonNode choice = chunk.path("choices").path(0);
      JsonNode delta = choice.path("delta");
      text += delta.path("content").stringValue("");
      reasoning += delta.path("reasoning_content").stringValue("");
      reasoning += delta.path("reasoning").stringValue("");
      tool += delta.at("/tool_calls/0/function/name").stringValue("");
      arguments += delta.at("/tool_calls/0/function/arguments").stringValue("");
      finish += choice.path("finish_reason").stringValue("");
      usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
    }

    void isWhole() {
      assertThat(text).startsWith("You said: What is a gatehouse").endsWith("That is all.\n");
      assertThat(text).contains("grüße, 🌍");
      assertThat(finish).isEqualTo("stop");
      assertThat(error).isFalse();
    }
  }
}
