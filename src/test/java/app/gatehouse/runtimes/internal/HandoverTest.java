package app.gatehouse.runtimes.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.FakeOllama;
import app.gatehouse.library.LocalFile;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.HandoverState.Copying;
import app.gatehouse.runtimes.HandoverState.Done;
import app.gatehouse.runtimes.HandoverState.Failed;
import app.gatehouse.runtimes.HandoverState.Idle;
import app.gatehouse.runtimes.HandoverState.Making;
import app.gatehouse.runtimes.HandoverState.Reason;
import app.gatehouse.runtimes.OllamaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandoverTest {

  /** Of "content". */
  private static final String SHA_256 =
      "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";

  private final FakeOllama ollama = new FakeOllama(0);
  private final OutboundHttp http = OutboundHttp.standalone("test");
  private final BlockingQueue<HandoverState> told = new LinkedBlockingQueue<>();
  private final OneFile files = new OneFile();
  private boolean arrived;
  private @Nullable Handover handover;

  @BeforeAll
  void start() {
    ollama.lists("");
  }

  @AfterAll
  void stop() {
    ollama.close();
    http.close();
  }

  @BeforeEach
  void begin() {
    ollama.lists("");
    ollama.server().resetRequests();
    ollama.takesModels();
    told.clear();
    arrived = false;
  }

  private static LocalFile blob(OneFile files, Path folder, String name, String blob)
      throws IOException {
    Path blobs = Files.createDirectories(folder.resolve("blobs"));
    Files.writeString(blobs.resolve(blob), "content");
    Path link = folder.resolve(name);
    return files.add(Files.createSymbolicLink(link, Path.of("blobs", blob)), OneFile.tiny());
  }

  /** How it ends. */
  private HandoverState handOver(@Nullable LocalFile file) throws InterruptedException {
    handover =
        new Handover(
            file,
            new OllamaName("tiny:f32"),
            work -> {
              work.accept(new OllamaClient(http, ollama.baseUrl(), AddressTrust.CONFIGURED, null));
              return true;
            },
            () -> told.add(Objects.requireNonNull(handover).state()),
            () -> arrived = true);
    handover.start();
    return end();
  }

  private HandoverState end() throws InterruptedException {
    HandoverState state;
    do {
      state = told.poll(30, TimeUnit.SECONDS);
      assertThat(state).isNotNull();
    } while (state.running());
    return state;
  }

  @Test
  void aFileOfTheCacheIsCopiedUnderItsNameThereAndBecomesAModel(@TempDir Path folder)
      throws Exception {
    LocalFile file = blob(files, folder, "tiny-F32.gguf", SHA_256);

    assertThat(handOver(file)).isEqualTo(new Done("tiny:f32"));

    ollama
        .server()
        .verify(
            postRequestedFor(urlEqualTo("/api/blobs/sha256:" + SHA_256))
                .withRequestBody(binaryEqualTo("content".getBytes()))
                .withHeader("Authorization", absent()));
    ollama
        .server()
        .verify(
            postRequestedFor(urlEqualTo("/api/create"))
                .withRequestBody(
                    equalToJson(
                        "{\"model\":\"tiny:f32\",\"files\":{\"tiny-F32.gguf\":\"sha256:"
                            + SHA_256
                            + "\"}}")));
  }

  @Test
  void everyStepIsTold(@TempDir Path folder) throws Exception {
    BlockingQueue<HandoverState> steps = new LinkedBlockingQueue<>();
    LocalFile file = blob(files, folder, "tiny-F32.gguf", SHA_256);
    ollama.hasFile(SHA_256);
    Handover[] own = new Handover[1];
    own[0] =
        new Handover(
            file,
            new OllamaName("tiny"),
            work -> {
              work.accept(new OllamaClient(http, ollama.baseUrl(), AddressTrust.CONFIGURED, null));
              return true;
            },
            () -> steps.add(own[0].state()),
            () -> steps.add(new Idle()));
    own[0].start();
    for (HandoverState step :
        List.of(
            new Copying(0, 7),
            new Making(""),
            new Making("parsing GGUF"),
            new Making("using existing layer sha256:" + "a".repeat(64)),
            new Making("writing manifest"),
            new Making("success"),
            new Done("tiny"),
            new Idle())) {
      assertThat(steps.poll(30, TimeUnit.SECONDS)).isEqualTo(step);
    }
    // What it has is not copied again.
    ollama.server().verify(0, postRequestedFor(urlMatching("/api/blobs/.*")));
  }

  @Test
  void whatIsNotNamedByItsContentIsReadFirst(@TempDir Path folder) throws Exception {
    LocalFile file =
        files.add(Files.writeString(folder.resolve("plain.gguf"), "content"), OneFile.tiny());

    assertThat(handOver(file)).isInstanceOf(Done.class);

    ollama.server().verify(postRequestedFor(urlEqualTo("/api/blobs/sha256:" + SHA_256)));
  }

  @Test
  void allPartsOfASplitModelAreNamed(@TempDir Path folder) throws Exception {
    Path first = Files.writeString(folder.resolve("m-00001-of-00002.gguf"), "content");
    Path second = Files.writeString(folder.resolve("m-00002-of-00002.gguf"), "more");

    handOver(files.add(List.of(first, second), OneFile.tiny()));

    ollama.server().verify(2, postRequestedFor(urlMatching("/api/blobs/.*")));
    assertThat(
            ollama
                .server()
                .findAll(postRequestedFor(urlEqualTo("/api/create")))
                .getFirst()
                .getBodyAsString())
        .contains("m-00001-of-00002.gguf", "m-00002-of-00002.gguf");
  }

  @Test
  void anErrorInTheMiddleOfAGoodAnswerIsAFailure(@TempDir Path folder) throws Exception {
    ollama.makesModels(
        "{\"status\":\"parsing GGUF\"}",
        "{\"error\":\"unknown \\u202emodel\\u0007 architecture\"}");

    assertThat(handOver(blob(files, folder, "f.gguf", SHA_256)))
        .isEqualTo(new Failed(Reason.REFUSED, "unknown model architecture"));
    assertThat(arrived).isFalse();
  }

  @Test
  void anAnswerThatStopsBeforeItsSuccessIsAFailure(@TempDir Path folder) throws Exception {
    ollama.makesModels("{\"status\":\"parsing GGUF\"}");

    assertThat(handOver(blob(files, folder, "f.gguf", SHA_256)))
        .isEqualTo(new Failed(Reason.REFUSED, ""));
  }

  @Test
  void aFileThatIsNotWhatItsNameSaysIsFound(@TempDir Path folder) throws Exception {
    ollama.findsAnotherFile();

    assertThat(handOver(blob(files, folder, "f.gguf", "b".repeat(64))))
        .isEqualTo(new Failed(Reason.CHANGED, ""));
  }

  @Test
  void aModelOfThatNameIsNotReplaced(@TempDir Path folder) throws Exception {
    ollama.shows("tiny:f32", "{}");

    assertThat(handOver(blob(files, folder, "f.gguf", SHA_256)))
        .isEqualTo(new Failed(Reason.NAME_TAKEN, ""));
    ollama.server().verify(0, postRequestedFor(urlMatching("/api/(blobs|create).*")));
  }

  @ParameterizedTest
  @CsvSource({"401, NOT_ALLOWED", "403, NOT_ALLOWED", "500, REFUSED", "503, REFUSED"})
  void aRefusalIsToldByItsStatus(int status, Reason reason, @TempDir Path folder) throws Exception {
    ollama
        .server()
        .stubFor(
            post(urlEqualTo("/api/create"))
                .willReturn(aResponse().withStatus(status).withBody("{\"error\":\"no\"}")));

    assertThat(handOver(blob(files, folder, "f.gguf", SHA_256)))
        .isEqualTo(new Failed(reason, "no"));
  }

  @Test
  void aFileThatIsGoneIsSaid(@TempDir Path folder) throws Exception {
    LocalFile file = blob(files, folder, "f.gguf", SHA_256);
    Files.delete(folder.resolve("f.gguf"));

    assertThat(handOver(file)).isEqualTo(new Failed(Reason.UNREADABLE, ""));
    assertThat(handOver(null)).isEqualTo(new Failed(Reason.UNREADABLE, ""));
  }

  @Test
  void whereNothingRunsItIsSaid(@TempDir Path folder) throws Exception {
    FakeOllama gone = new FakeOllama(0);
    gone.close();
    BlockingQueue<HandoverState> ends = new LinkedBlockingQueue<>();
    Handover[] own = new Handover[1];
    own[0] =
        new Handover(
            blob(files, folder, "f.gguf", SHA_256),
            new OllamaName("tiny"),
            work -> {
              work.accept(new OllamaClient(http, gone.baseUrl(), AddressTrust.CONFIGURED, null));
              return true;
            },
            () -> ends.add(own[0].state()),
            () -> {});
    own[0].start();

    assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo(new Failed(Reason.NOT_RUNNING, ""));
  }

  @Test
  void whatIsStoppedComesToNothing(@TempDir Path folder) throws Exception {
    ollama.hangsWhenGivenAFile();
    LocalFile file = blob(files, folder, "f.gguf", SHA_256);
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (ollama
                .server()
                .findAll(postRequestedFor(urlMatching("/api/blobs/.*")))
                .isEmpty()) {
              Thread.onSpinWait();
            }
          } finally {
            Objects.requireNonNull(handover).cancel();
          }
        });

    assertThat(handOver(file)).isEqualTo(new Idle());
  }

  @ParameterizedTest
  @CsvSource({
    "Llama-3.2-1B-Instruct-GGUF, Q4_K_M, llama-3.2-1b-instruct:q4_k_m",
    "tiny, , tiny",
    "_Ä_, type 99, model:type-99",
  })
  void aNameIsProposed(String repository, @Nullable String quantization, String name) {
    assertThat(OllamaName.of(repository, quantization)).isEqualTo(new OllamaName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b/c:d", "../x", "a:b:c", "-a", "a/", ":x", "a\nb"})
  void whatIsNoNameIsRefused(String typed) {
    assertThat(OllamaName.read(typed)).isEmpty();
  }
}
