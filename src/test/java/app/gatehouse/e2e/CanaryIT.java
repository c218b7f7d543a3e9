package app.gatehouse.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that nothing else looks like goes through Gatehouse, and is then looked for everywhere. */
@BrowserTest
class CanaryIT {

  private static final String CANARY = "CaNaRy7f3e9b21d4";
  private static final String OPENAI_KEY = "sk-proj-" + CANARY + "OpenAi0000aaaa";
  private static final String NEW_OPENAI_KEY = "sk-proj-" + CANARY + "OpenAi1111bbbb";
  private static final String ANTHROPIC_KEY = "sk-ant-api03-" + CANARY + "0000cccc";
  private static final String GROQ_KEY = "gsk_" + CANARY + "0000eeee";
  private static final String PHRASE = "pass phrase " + CANARY;
  private static final String HUB_TOKEN = "hf_" + CANARY + "0000dddd";

  /** What outlives the page in the browser. */
  private static final String STORED =
      """
      async () => JSON.stringify([
        { ...localStorage }, { ...sessionStorage }, document.cookie, location.href, window.name,
        history.state, (await indexedDB.databases()).map((database) => database.name),
        await caches.keys()])
      """;

  private final WireMockServer quoting =
      new WireMockServer(options().dynamicPort().globalTemplating(true));
  private final List<Request> finished = new CopyOnWriteArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> received = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  @Test
  void aKeyIsNowhereButInTheRequestThatBringsItAndTheAnswerThatCopiesIt(Stage stage)
      throws IOException {
    stage.hub().resetAll();
    HuggingFaceIT.answerWhoAmI(stage.hub());
    HuggingFaceIT.gate(stage.hub(), 403, HuggingFaceIT.NOT_IN_THE_LIST);
    quoteEveryKey();
    try (RunningGatehouse gatehouse =
            RunningGatehouse.withOwner(
                "--gatehouse.discovery.automatic=true",
                "--gatehouse.providers.openai.base-url=" + quoting.baseUrl(),
                "--gatehouse.providers.anthropic.base-url=" + quoting.baseUrl(),
                "--gatehouse.providers.huggingface.base-url=" + stage.hub().baseUrl(),
                "--logging.level.org.apache.hc=TRACE",
                "--logging.level.root=INFO",
                "--logging.level.app.gatehouse=TRACE",
                "--logging.level.org.springframework=TRACE",
                "--logging.level.org.hibernate=TRACE",
                "--logging.level.com.vaadin=TRACE");
        Visitor visitor = stage.stranger(gatehouse)) {
      GatehousePage page = visitor.open("/login");
      page.signIn();
      visitor.context().onRequestFinished(finished::add);
      Page tab = page.page();
      tab.onWebSocket(socket -> socket.onFrameReceived(frame -> pushed.add(frame.text())));

      saveAndReplaceOnTheProfile(page);
      addCopyAndDeleteOnKeys(page);
      checkTheHub(page);
      page.open("/models");
      look(page);
      shown.add(visitor.context().cookies().toString());
      page.signOut();
      gatehouse.kill();

      assertThat(gatehouse.output().lines())
          .anyMatch(line -> line.contains(" TRACE "))
          .noneMatch(line -> line.contains(CANARY))
          .noneMatch(line -> line.contains(RunningGatehouse.PASSWORD));
      assertThat(filesWith("anthropic", gatehouse.data())).as("the search finds").isNotEmpty();
      assertThat(filesWith(CANARY, gatehouse.data())).isEmpty();
    }
    assertThat(quoting.getAllServeEvents())
        .as("the providers quoted the key")
        .anyMatch(event -> event.getResponse().getBodyAsString().contains(CANARY));
    assertThat(sent).as("the search finds").anyMatch(body -> body.contains(CANARY));
    // Where the clipboard refuses, the dialog shows what was fetched for it.
    assertThat(copied).hasSize(3).allMatch(body -> body.contains(CANARY));
    assertThat(pushed).isNotEmpty().noneMatch(frame -> frame.contains(CANARY));
    assertThat(received).isNotEmpty().noneMatch(body -> body.contains(CANARY));
    assertThat(unread)
        .as("only what holds no answer of ours is not read")
        .allMatch(CanaryIT::isEmptyHanded);
    assertThat(urls).isNotEmpty().noneMatch(url -> url.contains(CANARY));
    assertThat(shown).isNotEmpty().noneMatch(text -> text.contains(CANARY));
  }

  /** OpenAI and Anthropic, which refuse every key and say which one. */
  private void quoteEveryKey() {
    quoting.start();
    quoting.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("X-Quoted", "{{request.headers.Authorization}}")
                    .withBody(
                        """
                        {"error":{"code":"invalid_api_key","type":"authentication_error",
                        "message":"{{request.headers.Authorization}} {{request.headers.x-api-key}}"}}
                        """)));
  }

  @AfterEach
  void stopQuoting() {
    quoting.stop();
  }

  private void saveAndReplaceOnTheProfile(GatehousePage page) {
    page.open("/profile?provider=openai");
    page.field("API key").and(page.page().locator(":visible")).fill(OPENAI_KEY);
    page.button("Save OpenAI").click();
    assertThat(page.card("OpenAI")).hasAccessibleName(Pattern.compile("aaaa"));
    look(page);
    page.button("Replace OpenAI key").click();
    page.field("API key").and(page.page().locator(":visible")).fill(NEW_OPENAI_KEY);
    page.button("Save OpenAI").click();
    assertThat(page.card("OpenAI")).hasAccessibleName(Pattern.compile("bbbb"));
    page.button("Copy OpenAI key").click();
    assertThat(page.notice("API key copied to clipboard")).isVisible();
    look(page);
  }

  private void addCopyAndDeleteOnKeys(GatehousePage page) {
    page.open("/keys");
    KeysPage keys = new KeysPage(page);
    keys.choose("Groq");
    keys.key().fill(ANTHROPIC_KEY);
    keys.add().click();
    page.confirm("This looks like an Anthropic key", "Save for Anthropic");
    assertThat(page.row("••••••••cccc")).isVisible();
    page.button("Copy Anthropic key").click();
    assertThat(page.notice("API key copied to clipboard")).isVisible();
    look(page);
    page.page().evaluate("() => navigator.clipboard.write = () => Promise.reject(new Error())");
    page.button("Copy OpenAI key").click();
    assertThat(page.field("OpenAI key")).hasValue(NEW_OPENAI_KEY);
    page.confirm("Copy the OpenAI key by hand", "Close");
    look(page);
    page.button("Delete Anthropic key").click();
    page.confirm("Delete the Anthropic key?", "Delete");
    assertThat(page.row("Anthropic")).not().isAttached();
    pasteAndExport(page, keys);
    keys.add("Hugging Face", HUB_TOKEN);
    look(page);
  }

  private void pasteAndExport(GatehousePage page, KeysPage keys) {
    page.putOnClipboard("GROQ_API_KEY=" + GROQ_KEY + "\nANTHROPIC_API_KEY=" + ANTHROPIC_KEY);
    keys.key().press("ControlOrMeta+v");
    assertThat(page.dialog("What was found")).isAttached();
    look(page);
    page.button("Save 2 keys").click();
    assertThat(page.row("••••••••eeee")).isVisible();
    look(page);
    page.button("Export").click();
    page.field("Pass phrase").fill(PHRASE);
    page.field("Repeat pass phrase").fill(PHRASE);
    page.button("Make the file").click();
    assertThat(page.page().getByText("Download gatehouse-keys-")).isVisible();
    look(page);
    page.confirm("Export your keys", "Close");
  }

  private void checkTheHub(GatehousePage page) {
    page.open("/models?tab=huggingface");
    HuggingFaceIT.check(page);
    assertThat(page.notice(HuggingFaceIT.GATED)).isVisible();
    look(page);
  }

  private void look(GatehousePage page) {
    page.settle();
    drain();
    shown.add(page.everything());
    shown.add((String) page.page().evaluate(STORED));
  }

  /** Reads what has come since the last time; the browser forgets it with the page. */
  private void drain() {
    for (Request request : List.copyOf(finished)) {
      finished.remove(request);
      Response answer = request.response();
      urls.add(request.url());
      sent.add(request.postData() == null ? "" : request.postData());
      (request.url().endsWith("/copy") ? copied : received)
          .add(answer.allHeaders() + body(request, answer));
    }
  }

  private String body(Request request, Response answer) {
    try {
      return answer.status() >= 300 && answer.status() < 400 ? "" : answer.text();
    } catch (PlaywrightException gone) {
      unread.add(request.method() + " " + request.resourceType() + " " + request.url());
      return "";
    }
  }

  /** Icons, and what a page sends when it is left, without waiting for the answer. */
  private static boolean isEmptyHanded(String request) {
    return request.contains("/icons/")
        || request.contains("Atmosphere-Transport=close")
        || request.startsWith("POST ping ");
  }

  private static List<Path> filesWith(String text, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Stream.of(
              StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
          .anyMatch(charset -> bytes.contains(asLatin1(text, charset)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String asLatin1(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
