package app.gatehouse.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.vault.SecretText;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

  private static final String KEY = "sk-canary-0123456789";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(options().dynamicPort().gzipDisabled(true)).build();

  @RegisterExtension
  static final WireMockExtension elsewhere =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final OutboundHttp http = OutboundHttp.standalone("1.2.3");

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void anAnswerComesBackWithStatusHeadersAndText() {
    server.stubFor(
        get("/models")
            .willReturn(
                aResponse()
                    .withStatus(418)
                    .withHeader("X-Error-Code", "Teapot")
                    .withHeader("X-Many", "a", "b")
                    .withBody("short and stout: ü")));

    OutboundResponse answer = http.send(OutboundRequest.get(uri("/models")));

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.header("x-error-code")).hasValue("Teapot");
    assertThat(answer.headers("X-MANY")).containsExactly("a", "b");
    assertThat(answer.header("absent")).isEmpty();
    assertThat(answer.text()).isEqualTo("short and stout: ü");
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void itSaysWhoItIsAndOffersNothingItWasNotToldTo() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));

    http.send(OutboundRequest.get(uri("/")));

    server.verify(
        getRequestedFor(urlEqualTo("/"))
            .withHeader("User-Agent", equalTo("Gatehouse/1.2.3"))
            .withHeader("Authorization", absent())
            .withHeader("Cookie", absent())
            .withHeader("Upgrade", absent()));
  }

  @Test
  void aBodyIsSentWithItsType() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));

    http.send(
        OutboundRequest.of("POST", uri("/chat?x=1"))
            .withBody("application/json", "{}".getBytes(StandardCharsets.UTF_8))
            .withHeader("Accept", "text/event-stream"));

    server.verify(
        postRequestedFor(urlEqualTo("/chat?x=1"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Accept", equalTo("text/event-stream"))
            .withRequestBody(equalTo("{}")));
  }

  @Test
  void secretHeadersGoOutInFull() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));

    try (SecretText key = SecretText.of(KEY)) {
      http.send(OutboundRequest.get(uri("/")).withBearer(key).withSecretHeader("api-key", key));
    }

    server.verify(
        getRequestedFor(urlEqualTo("/"))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withHeader("api-key", equalTo(KEY)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAnAnswerAndNothingGoesElsewhere(int status) {
    elsewhere.stubFor(any(anyUrl()).willReturn(aResponse()));
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withStatus(status).withHeader("Location", elsewhere.url("/stolen"))));

    OutboundResponse answer;
    try (SecretText key = SecretText.of(KEY)) {
      answer =
          http.send(OutboundRequest.get(uri("/")).withBearer(key).withSecretHeader("api-key", key));
    }

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("location")).hasValue(elsewhere.url("/stolen"));
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void cookiesAreNotKept() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Set-Cookie", "a=b; Path=/")));

    http.send(OutboundRequest.get(uri("/first")));
    http.send(OutboundRequest.get(uri("/second")));

    server.verify(getRequestedFor(urlEqualTo("/second")).withHeader("Cookie", absent()));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void nothingIsTriedTwice(int status) {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "0")));

    http.send(OutboundRequest.get(uri("/")));

    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aLogInChallengeIsAnAnswer() {
    server.stubFor(
        any(anyUrl())
            .willReturn(unauthorized().withHeader("WWW-Authenticate", "Basic realm=\"x\"")));

    assertThat(http.send(OutboundRequest.get(uri("/"))).status()).isEqualTo(401);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aPackedAnswerIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"data\":[]}".getBytes(StandardCharsets.UTF_8));
    }
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray())));

    assertThat(http.send(OutboundRequest.get(uri("/"))).text()).isEqualTo("{\"data\":[]}");
  }

  @Test
  void ofAnErrorAnswerOnlySoMuchIsKept() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(500).withBody("x".repeat(200_000))));

    OutboundResponse answer = http.send(OutboundRequest.get(uri("/")));

    assertThat(answer.body()).hasSize(64 * 1024);
    assertThat(answer.truncated()).isTrue();
  }

  @Test
  void aRequestShowsNeitherHeadersNorQuery() {
    try (SecretText key = SecretText.of(KEY)) {
      OutboundRequest request = OutboundRequest.get(uri("/a?key=" + KEY)).withBearer(key);
      assertThat(request.toString()).endsWith("/a").doesNotContain(KEY);
      assertThat(request.headers().toString()).doesNotContain(KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with\r\nInjected: header", "with\u0000nul", "with ümlaut"})
  void aSecretThatCannotStandInAHeaderIsRefusedUnquoted(String secret) {
    try (SecretText key = SecretText.of(secret)) {
      OutboundRequest request = OutboundRequest.get(uri("/")).withBearer(key);
      assertThatThrownBy(() -> http.send(request))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("with");
    }
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host/", "file:///etc/passwd", "https:///path", "https://me:pw@host/", "x"})
  void whatIsNoWebAddressIsRefused(URI uri) {
    assertThatThrownBy(() -> OutboundRequest.get(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  private static URI uri(String path) {
    return URI.create(server.url(path));
  }
}
