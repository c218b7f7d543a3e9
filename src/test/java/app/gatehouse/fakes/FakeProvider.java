package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A server that answers as a provider does. Each method makes it answer in one way from now on, in
 * place of what it did before; to begin with it knows nothing.
 */
public abstract class FakeProvider implements AutoCloseable {

  private static final int LONGER_THAN_ANY_PATIENCE_MILLIS = 600_000;

  protected final WireMockServer server;
  private final PlayedChats chats = new PlayedChats(this);
  private final int port;

  /**
   * @param port 0 for any that is free
   */
  protected FakeProvider(int port) {
    server =
        new WireMockServer(
            options()
                .port(port)
                .bindAddress("127.0.0.1")
                .maxRequestJournalEntries(1_000)
                .extensions(chats));
    server.start();
    this.port = server.port();
  }

  /** The provider's id in the catalog. */
  public abstract String id();

  /** What Gatehouse is configured with, without a trailing slash. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port + basePath());
  }

  int port() {
    return port;
  }

  /** Of {@link #baseUrl()}; empty or with a leading slash. */
  protected String basePath() {
    return "";
  }

  /** The key that is good, in the provider's form; empty where none is needed. */
  public abstract String key();

  /** A key in the provider's form that is not good. */
  public abstract String wrongKey();

  /**
   * Takes {@link #key()}, and lists this many models to chat with, on as many pages as it takes.
   */
  public abstract void serves(int models);

  /** The same with a few models, and with every field the provider is known to tell of anything. */
  public void servesFully() {
    serves(3);
  }

  /** The same with as many models, and as different ones, as the provider has; for people. */
  public void servesAsInLife() {
    servesFully();
  }

  /**
   * Takes {@link #key()} for chats, and answers them with what they say, a tool's call where there
   * is one, and with vectors where those are asked for.
   */
  public void chats(ChatOddity... odd) {
    chats.behave(Set.of(odd));
    ResponseDefinitionBuilder answer = aResponse().withTransformers(PlayedChats.NAME);
    for (String path : chatPaths()) {
      MappingBuilder asked = post(urlPathMatching(path));
      server.stubFor(
          (wantsKey() ? asked.withHeader(keyHeader(), equalTo(keyPrefix() + key())) : asked)
              .willReturn(answer));
    }
  }

  /** A stream as it sends it, about a prompt of more than 40 letters. */
  public String streamed(String prompt) {
    return String.join(
            "\n\n", chatFormat().events(new ChatFormat.Asked("fake-model", prompt, "", true, true)))
        + "\n\n";
  }

  /** How long each streamed answer takes; not at all to begin with. */
  public void chatsSlowly(Duration time) {
    chats.take(time);
  }

  /** Patterns of the paths it answers chats at. */
  protected List<String> chatPaths() {
    return List.of(basePath() + "/chat/completions", basePath() + "/embeddings");
  }

  /** Whether nothing is answered without a key. */
  protected boolean wantsKey() {
    return !key().isEmpty();
  }

  protected String keyHeader() {
    return "Authorization";
  }

  protected String keyPrefix() {
    return "Bearer ";
  }

  ChatFormat chatFormat() {
    return new OpenAiFormat("");
  }

  /** Refuses every key, as the provider refuses one it does not know. */
  public abstract void rejectsTheKey();

  /** Knows the key, which may not do this. */
  public abstract void deniesPermission();

  public abstract void hasNoCredit();

  /** Has been asked too often, and says how long to wait in the way the provider does. */
  public abstract void limitsTheRate(Duration wait);

  /** Answers everything with an error that quotes the key. */
  public abstract void quotesTheKey();

  /** Has trouble of its own, and shows a page about it. */
  public void isOverloaded() {
    everything(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/html")
            .withBody("<!DOCTYPE html><html><body>503 Service Unavailable</body></html>"));
  }

  /** Something else stands in its place, a captive portal for example. */
  public void isAWebPage() {
    everything(
        aResponse()
            .withStatus(200)
            .withHeader("Content-Type", "text/html")
            .withBody("<!DOCTYPE html><html><body>Welcome to the hotel</body></html>"));
  }

  public void isAnotherService() {
    everything(json(200, "{\"hello\":\"world\"}"));
  }

  /** Answers everything with this. */
  public void answers(int status, String body) {
    everything(json(status, body));
  }

  public void hangs() {
    everything(aResponse().withStatus(200).withFixedDelay(LONGER_THAN_ANY_PATIENCE_MILLIS));
  }

  /** Says what it has to say a little at a time, and takes this long. */
  public void takes(Duration time) {
    everything(
        json(200, "{\"data\":[]}" + " ".repeat(1_000))
            .withChunkedDribbleDelay(100, (int) time.toMillis()));
  }

  /** Answers everything with more than anybody reads. */
  public void neverStopsTalking() {
    everything(json(200, "[" + "0,".repeat(5 * 1024 * 1024) + "0]"));
  }

  public void resetsTheConnection() {
    everything(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  /** Begins a good answer and ends the connection in its middle. */
  public void cutsTheAnswer() {
    everything(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
  }

  /** Listens no more. */
  public void stops() {
    server.stop();
  }

  public WireMockServer server() {
    return server;
  }

  protected void forget() {
    server.resetMappings();
  }

  protected void everything(ResponseDefinitionBuilder answer) {
    forget();
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  protected static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
