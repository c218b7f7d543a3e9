package app.gatehouse.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvidersByHandTest {

  private static ProvidersByHand all;
  private static OutboundHttp http;

  @BeforeAll
  static void start() throws IOException {
    all = new ProvidersByHand(0);
    http = OutboundHttp.standalone("test");
  }

  @AfterAll
  static void stop() {
    http.close();
    all.close();
  }

  @BeforeEach
  void up() {
    all.tell("all up");
  }

  @Test
  void everyBuiltInProviderIsPlayed() {
    assertThat(all.providers().keySet())
        .containsExactlyInAnyOrderElementsOf(
            TestProviders.builtIn().all().stream()
                .map(Provider::id)
                .map(Object::toString)
                .toList());
    assertThat(all.instructions())
        .contains("--gatehouse.providers.openai.base-url=http://127.0.0.1:")
        .contains("--gatehouse.outbound.allowed-hosts=127.0.0.1:")
        .contains("AZURE_OPENAI_ENDPOINT=http://127.0.0.1:");
  }

  @Test
  void aProviderThatIsDownComesUpAgainAtTheSameAddress() {
    URI models = URI.create(fake().baseUrl() + "/models");
    all.tell("openai down");
    Assertions.assertThatThrownBy(() -> http.send(OutboundRequest.get(models)))
        .isInstanceOf(OutboundException.NotReachable.class);

    assertThat(all.tell("openai up")).contains("openai up", "groq up");

    assertThat(http.send(OutboundRequest.get(models)).status()).isEqualTo(401);
  }

  @Test
  void theControlPortTakesTheSameLines() {
    OutboundResponse answer =
        http.send(
            OutboundRequest.of("POST", URI.create("http://127.0.0.1:" + all.controlPort()))
                .withBody(
                    "text/plain",
                    "openai page\nxai answer 200 {\"a\":1}\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.text()).contains("openai page", "xai answer 200 {\"a\":1}", "groq up");
    assertThat(http.send(OutboundRequest.get(fake().baseUrl())).text()).contains("<html>");
  }

  @Test
  void chatsAreAnsweredAndTheirOdditiesAreCalledByWord() {
    URI chat = URI.create(fake().baseUrl() + "/chat/completions");
    SecretText key = SecretText.of(fake().key());
    OutboundRequest ask =
        OutboundRequest.of("POST", chat)
            .withBearer(key)
            .withBody(
                "application/json",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(http.send(ask).text()).contains("You said: **Hello**");
    assertThat(all.tell("openai chat no-done")).contains("openai chat no-done");
    assertThat(http.send(ask).status()).isEqualTo(200);
    assertThat(all.instructions()).contains("--gatehouse.inference.hugging-face-router=http://");
  }

  @Test
  void aLineThatIsNotUnderstoodSaysWhatIs() {
    assertThat(all.tell("openai sideways")).contains("for example: openai down", "groq", "hang");
    assertThat(all.tell("nobody up")).contains("for example: openai down");
    assertThat(all.tell("")).contains("openai up");
  }

  @Test
  void theWholeHubIsPlayedAndRequestsAreAnsweredByWord() {
    URI hub = all.fake("huggingface").baseUrl();
    URI check = URI.create(hub + "/api/models/castle/portcullis-8b/auth-check");
    SecretText token = SecretText.of(FakeHuggingFace.KEY);

    assertThat(http.send(OutboundRequest.get(check)).status()).isEqualTo(401);
    assertThat(all.tell("ada ask castle/portcullis-8b")).contains("portcullis-8b: ada WAITING");
    assertThat(http.send(OutboundRequest.get(check).withBearer(token)).status()).isEqualTo(403);
    all.tell("ada grant castle/portcullis-8b");
    assertThat(http.send(OutboundRequest.get(check).withBearer(token)).text()).isEqualTo("OK");

    URI search = URI.create(hub + "/api/models?search=house&limit=10");
    assertThat(http.send(OutboundRequest.get(search)).header("Link").orElseThrow())
        .startsWith("<" + hub + "/api/models?");
    URI file = URI.create(hub + "/town/market-tiny/resolve/main/market-tiny-F32.gguf");
    OutboundResponse hop = http.send(OutboundRequest.get(file));
    assertThat(hop.status()).isEqualTo(302);
    assertThat(hop.header("X-Linked-Size")).isPresent();
    assertThat(all.tell("cdn slow 20MB")).contains("castle/moat-3b: ada WAITING, bob GRANTED");
    assertThat(all.tell("cdn sideways")).contains("ada grant castle/portcullis-8b");
    assertThat(all.tell("hub down")).contains("huggingface down");
  }

  private static FakeProvider fake() {
    return all.fake("openai");
  }
}
