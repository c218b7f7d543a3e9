package app.gatehouse.runtimes.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.library.LocalFile;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.Memory;
import app.gatehouse.runtimes.RuntimeEndpoint;
import app.gatehouse.runtimes.RuntimeEvent;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeSettings;
import app.gatehouse.runtimes.RuntimeState;
import app.gatehouse.runtimes.RuntimeState.Loaded;
import app.gatehouse.runtimes.RuntimeState.Loading;
import app.gatehouse.runtimes.RuntimeState.NotLoaded;
import app.gatehouse.runtimes.child.StartOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runtime with a real process and a real, tiny model: one process for all tests but those that
 * end it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltInRuntimeTest {

  private static final AccountId ANN = OneFile.ACCOUNT;
  private static final AccountId BOB = new AccountId(UUID.randomUUID());
  private static final int CONTEXT = 256;
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final OneFile files = new OneFile();
  private final SetClock clock = new SetClock();
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private BuiltInRuntime runtime;
  private Path data;
  private ModelRef tiny;
  private ModelRef plain;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    boolean native64 = LlamaLibrary.isThere();
    if (!native64) {
      System.out.println("No llama.cpp for this machine: the built-in runtime is not tested");
    }
    assumeTrue(native64);
    data = folder.resolve("data");
    tiny = add(folder, "tiny.gguf", TinyGguf.seed(1).bytes(), OneFile.tiny()).ref();
    GgufHeader untaught =
        new GgufHeader(
            3, "llama", "Plain", "1", null, 120_000, "F32", 512L, 1, false, 2L, 64L, 4L, 2L);
    plain =
        add(folder, "plain.gguf", TinyGguf.seed(2).withoutChatTemplate().bytes(), untaught).ref();
    runtime =
        new BuiltInRuntime(
            files,
            new RuntimeFolder(
                new MockEnvironment().withProperty("gatehouse.data-dir", data.toString())),
            new MachineMemory(),
            new RuntimeSettings(IDLE, 4_096),
            told::add,
            clock);
  }

  @AfterAll
  void end() {
    if (runtime != null) {
      runtime.destroy();
    }
    client.shutdownNow();
  }

  @BeforeEach
  void load() throws Exception {
    if (!(runtime.state(ANN, tiny) instanceof Loaded)) {
      runtime.load(ANN, tiny, CONTEXT);
      await(tiny, Loaded.class::isInstance);
    }
  }

  private LocalFile add(Path folder, String name, byte[] content, GgufHeader header)
      throws IOException {
    return files.add(Files.write(folder.resolve(name), content), header);
  }

  /** Waits for what is told, and no longer than for a start that takes its time. */
  private RuntimeState await(ModelRef model, Predicate<RuntimeState> wanted) throws Exception {
    RuntimeState state = runtime.state(ANN, model);
    while (!wanted.test(state)) {
      assertThat(told.poll(60, TimeUnit.SECONDS)).isInstanceOf(RuntimeEvent.class);
      state = runtime.state(ANN, model);
    }
    return state;
  }

  private HttpResponse<String> ask(ModelRef model, String json) throws Exception {
    try (RuntimeEndpoint endpoint = runtime.endpoint(ANN, model).orElseThrow()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(endpoint.base() + "/chat/completions"))
              .header("Authorization", "Bearer " + endpoint.secret().expose())
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static String hello(String more) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello \uD83D\uDE00\"}]" + more + "}";
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void aModelAnswersInWordsAndTheSameForTheSameSeed() throws Exception {
    String asked = hello(",\"seed\":3,\"max_tokens\":8,\"temperature\":0.9");
    JsonNode first = json(ask(tiny, asked).body());
    JsonNode second = json(ask(tiny, asked).body());

    assertThat(first.at("/choices/0/message/content").asString()).contains(" ").isNotBlank();
    assertThat(first.at("/choices/0/message/content"))
        .isEqualTo(second.at("/choices/0/message/content"));
    assertThat(first.at("/usage/completion_tokens").asInt()).isBetween(1, 8);
    assertThat(first.at("/usage/prompt_tokens").asInt()).isBetween(10, CONTEXT);
  }

  @Test
  void aModelAnswersInPieces() throws Exception {
    String body = ask(tiny, hello(",\"stream\":true,\"max_tokens\":5")).body();

    assertThat(body.lines().filter(line -> line.contains("\"content\":\" "))).isNotEmpty();
    assertThat(body).contains("data: [DONE]");
  }

  @Test
  void anAnswerEndsWhereTheContextDoesAndTheNextOneIsNotHarmed() throws Exception {
    String never = ",\"logit_bias\":{},\"temperature\":1.5,\"seed\":";
    for (int seed = 0; seed < 5; seed++) {
      JsonNode answer = json(ask(tiny, hello(never + seed)).body());
      assertThat(answer.at("/usage/total_tokens").asInt()).isLessThanOrEqualTo(CONTEXT);
    }
  }

  @Test
  void whatIsBeyondTheContextIsRefused() throws Exception {
    HttpResponse<String> answer =
        ask(
            tiny,
            "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "castle ".repeat(200) + "\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("context_length_exceeded");
  }

  @Test
  void oddTextsDoNotHarmTheProcess() throws Exception {
    for (String odd : List.of("\\u0000", "\\ud83d", "\\u0007\\u001b[0m", "<|im_end|>", "{{ x }}")) {
      HttpResponse<String> answer =
          ask(
              tiny,
              "{\"max_tokens\":2,\"stop\":[\""
                  + odd
                  + "\"],\"messages\":[{\"role\":\"user\","
                  + "\"content\":\""
                  + odd
                  + "\"}]}");
      assertThat(answer.statusCode()).describedAs(odd).isEqualTo(200);
    }
  }

  @Test
  void itsStateTellsContextMemoryAndWhenItGoes() {
    assertThat(runtime.state(ANN, tiny))
        .isInstanceOfSatisfying(
            Loaded.class,
            loaded -> {
              assertThat(loaded.context()).isEqualTo(CONTEXT);
              assertThat(loaded.requests()).isZero();
              assertThat(loaded.unloadsAt()).isEqualTo(loaded.lastUsed().plus(IDLE));
              if (Files.exists(Path.of("/proc/meminfo"))) {
                assertThat(loaded.memory()).isBetween(10_000_000L, 1_000_000_000L);
              }
            });
  }

  @Test
  void whoseFilesDoNotHoldItFindsNothing() {
    assertThat(runtime.state(BOB, tiny))
        .isEqualTo(new NotLoaded(new RuntimeProblem.Missing(), false));
    assertThat(runtime.endpoint(BOB, tiny)).isEmpty();
    assertThat(runtime.memory(BOB, tiny, CONTEXT)).isEmpty();

    runtime.unload(BOB, tiny);
    runtime.load(BOB, plain, CONTEXT);

    assertThat(runtime.state(ANN, tiny)).isInstanceOf(Loaded.class);
  }

  @Test
  void anotherModelTakesItsPlaceAndAnswersWithoutATemplateOfItsOwn() throws Exception {
    assertThat(runtime.state(ANN, plain)).isEqualTo(new NotLoaded(null, true));
    runtime.load(ANN, tiny, Integer.MAX_VALUE);

    runtime.load(ANN, plain, CONTEXT);

    assertThat(runtime.state(ANN, plain)).isInstanceOf(Loading.class);
    assertThat(runtime.state(ANN, tiny)).isEqualTo(new NotLoaded(null, true));
    await(plain, Loaded.class::isInstance);
    assertThat(ask(plain, hello(",\"max_tokens\":3")).statusCode()).isEqualTo(200);
    assertThat(runtime.endpoint(ANN, tiny)).isEmpty();
  }

  @Test
  void aCrashIsSaidAndTheModelCanBeLoadedAgain() throws Exception {
    long pid = pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    assertThat(await(tiny, NotLoaded.class::isInstance))
        .isEqualTo(new NotLoaded(new RuntimeProblem.Killed(), false));
    assertThat(runtime.endpoint(ANN, tiny)).isEmpty();

    runtime.load(ANN, tiny, CONTEXT);
    await(tiny, Loaded.class::isInstance);
    assertThat(ask(tiny, hello(",\"max_tokens\":2")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyAsksForLeavesTheMemory() throws Exception {
    clock.advance(IDLE.minusSeconds(1));
    runtime.endpoint(ANN, tiny).orElseThrow().close();
    clock.advance(IDLE.minusSeconds(1));
    runtime.unloadIdle();
    assertThat(runtime.state(ANN, tiny)).isInstanceOf(Loaded.class);

    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    clock.advance(Duration.ofSeconds(1));
    runtime.unloadIdle();

    assertThat(runtime.state(ANN, tiny)).isEqualTo(new NotLoaded(null, false));
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  @Test
  void neitherItsArgumentsNorItsEnvironmentHoldTheSecret() throws Exception {
    Path process = Path.of("/proc/" + pid());
    assumeTrue(Files.exists(process));
    try (RuntimeEndpoint endpoint = runtime.endpoint(ANN, tiny).orElseThrow()) {
      String secret = endpoint.secret().expose();
      assertThat(secret).hasSize(64);
      assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(secret);
      assertThat(Files.readString(process.resolve("environ"))).doesNotContain(secret);
      assertThat(endpoint.toString()).doesNotContain(secret);
    }
  }

  /** Its own folder is the only one, and what was unpacked lies there. */
  @Test
  void whatItUnpacksLiesInTheDataFolder() throws Exception {
    try (var folders = Files.list(data.resolve("runtime"))) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void aFileThatLlamaDoesNotTakeIsSaid(@TempDir Path folder) throws Exception {
    ModelRef broken =
        add(folder, "broken.gguf", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, OneFile.tiny()).ref();

    runtime.load(ANN, broken, CONTEXT);

    assertThat(await(broken, NotLoaded.class::isInstance))
        .isEqualTo(new NotLoaded(new RuntimeProblem.NotLoaded(), false));
  }

  @Test
  void anArchitectureItDoesNotKnowIsRefusedBeforeAnythingIsUnloaded(@TempDir Path folder)
      throws Exception {
    ModelRef unknown =
        add(folder, "new.gguf", new byte[8], OneFile.header("portcullis9", 1_000)).ref();

    runtime.load(ANN, unknown, CONTEXT);

    assertThat(runtime.state(ANN, unknown))
        .isEqualTo(new NotLoaded(new RuntimeProblem.UnknownArchitecture("portcullis9"), true));
    assertThat(runtime.state(ANN, tiny)).isInstanceOf(Loaded.class);
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsUnloaded() {
    int huge = Integer.MAX_VALUE;

    runtime.load(ANN, tiny, huge);

    Memory memory = runtime.memory(ANN, tiny, huge).orElseThrow();
    assertThat(memory.enough()).isFalse();
    assertThat(runtime.problem(ANN, tiny, huge))
        .hasValueSatisfying(
            problem -> assertThat(problem).isInstanceOf(RuntimeProblem.TooLarge.class));
    assertThat(runtime.state(ANN, tiny)).isInstanceOf(Loaded.class);
  }

  /** As when Gatehouse is killed: nobody is left to end it. */
  @Test
  void itEndsWithWhoeverStartedIt(@TempDir Path folder) throws Exception {
    Process process = Launch.process(folder).redirectError(Redirect.DISCARD).start();
    try (BufferedReader lines = process.inputReader()) {
      String model = files.find(ANN, tiny).orElseThrow().paths().getFirst().toString();
      process.outputWriter().append(order(model).line()).append('\n').flush();
      assertThat(lines.lines().anyMatch(line -> line.contains("Ready"))).isTrue();

      process.getOutputStream().close();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static StartOrder order(String model) {
    return new StartOrder("0".repeat(64), model, "local/o/m", CONTEXT, 1, true);
  }

  /** Children of this process: only the runtime's is one of Java. */
  private long pid() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }
}
