package app.gatehouse.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.outbound.OutboundException.AddressRefused;
import app.gatehouse.outbound.OutboundException.AnswerTooLarge;
import app.gatehouse.outbound.OutboundException.Cancelled;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import app.gatehouse.vault.SecretText;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboundFailureTest {

  private static final String KEY = "sk-canary-0123456789";
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int SMALL = 1000;

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().dynamicHttpsPort().gzipDisabled(true))
          .build();

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void anUnknownHostIsToldApart() {
    DnsResolver empty = new NoNames();
    try (OutboundHttp lost = new OutboundHttp(AllowedHosts.parse(List.of()), "test", empty)) {
      assertThat(reasonFor(lost, URI.create("https://nowhere.invalid/")))
          .isEqualTo(Reason.UNKNOWN_HOST);
    }
  }

  @Test
  void aClosedPortIsToldApart() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(reasonFor(http, URI.create("http://localhost:" + port + "/")))
        .isEqualTo(Reason.REFUSED);
  }

  @Test
  void aCertificateNobodyVouchesForIsToldApart() {
    assertThat(reasonFor(http, URI.create("https://localhost:" + server.getHttpsPort() + "/")))
        .isEqualTo(Reason.TLS);
  }

  @Test
  void aSilentServerIsLeftAfterTheIdleTime() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));

    assertThat(failure(new RequestLimits(SHORT, LONG, SMALL)))
        .isInstanceOfSatisfying(
            NotReachable.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void aServerThatTricklesIsLeftAfterTheTotalTime() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withBody("x".repeat(500)).withChunkedDribbleDelay(500, 100_000)));

    assertThat(failure(new RequestLimits(LONG, SHORT, SMALL)))
        .isInstanceOfSatisfying(
            NotReachable.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"})
  void aBrokenAnswerIsToldApart(Fault fault) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThat(failure(RequestLimits.QUICK))
        .isInstanceOfSatisfying(
            NotReachable.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.BROKEN));
  }

  @Test
  void anEncodingNobodyAskedForIsABrokenAnswer() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withHeader("Content-Encoding", "br").withBody("x")));

    assertThat(failure(RequestLimits.QUICK)).isInstanceOf(NotReachable.class);
  }

  @Test
  void anAnswerBeyondItsLimitIsNotRead() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(SMALL + 1))));

    assertThat(failure(new RequestLimits(LONG, LONG, SMALL))).isInstanceOf(AnswerTooLarge.class);
  }

  @Test
  void anAnswerOfExactlyTheLimitIsRead() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(SMALL))));

    OutboundResponse answer =
        http.send(OutboundRequest.get(plain()).withLimits(new RequestLimits(LONG, LONG, SMALL)));
    assertThat(answer.body()).hasSize(SMALL);
  }

  @Test
  void anEndlessAnswerIsCut() throws IOException {
    try (HostileServer endless = HostileServer.endless(200)) {
      assertThat(failure(http, endless.uri(), RequestLimits.NORMAL))
          .isInstanceOf(AnswerTooLarge.class);
    }
  }

  @Test
  void anEndlessErrorAnswerIsCut() throws IOException {
    try (HostileServer endless = HostileServer.endless(500)) {
      OutboundResponse answer = http.send(OutboundRequest.get(endless.uri()));
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.truncated()).isTrue();
    }
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Encoding", "gzip")
                    .withBody(HostileServer.bomb(4 * 1024 * 1024))));

    assertThat(failure(RequestLimits.NORMAL)).isInstanceOf(AnswerTooLarge.class);
  }

  @Test
  void interruptingTheThreadEndsTheRequest() throws Exception {
    try (HostileServer silent = HostileServer.silent()) {
      Outcome outcome = new Outcome();
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> outcome.record(() -> http.send(OutboundRequest.get(silent.uri()))));
      silent.awaitRequest();
      waiting.interrupt();
      waiting.join();

      assertThat(outcome.failure).isInstanceOf(Cancelled.class);
      assertThat(outcome.interrupted).isTrue();
      assertThat(silent.awaitHangUp()).isTrue();
    }
  }

  @Test
  void aTypedAddressDoesNotReachThisMachine() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    OutboundRequest typed = OutboundRequest.get(plain()).withTrust(AddressTrust.TYPED);
    // A connection that is already open for a trusted address must not be lent to a typed one.
    http.send(typed.withTrust(AddressTrust.CONFIGURED));

    assertThat(catchThrowableOfType(AddressRefused.class, () -> http.send(typed))).isNotNull();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void theOwnerReachesThisMachine() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));

    OutboundResponse answer =
        http.send(OutboundRequest.get(plain()).withTrust(AddressTrust.TYPED_BY_OWNER));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void noFailureSpeaksOfTheSecret() throws IOException {
    try (HostileServer echo = HostileServer.saying("nonsense " + KEY + "\r\n\r\n");
        SecretText key = SecretText.of(KEY)) {
      Throwable failure =
          catchThrowableOfType(
              OutboundException.class,
              () -> http.send(OutboundRequest.get(echo.uri()).withBearer(key)));
      assertThat(failure).isInstanceOf(NotReachable.class).hasNoCause();
      assertThat(failure.toString()).doesNotContain(KEY);
    }
  }

  /** Over plain HTTP: the server's own answer would be its TLS address. */
  private static URI plain() {
    return URI.create("http://localhost:" + server.getPort() + "/");
  }

  private Throwable failure(RequestLimits limits) {
    return failure(http, plain(), limits);
  }

  private static Reason reasonFor(OutboundHttp http, URI uri) {
    OutboundException failure = failure(http, uri, RequestLimits.QUICK);
    assertThat(failure).isInstanceOf(NotReachable.class);
    return ((NotReachable) failure).reason();
  }

  private static OutboundException failure(OutboundHttp http, URI uri, RequestLimits limits) {
    return catchThrowableOfType(
        OutboundException.class, () -> http.send(OutboundRequest.get(uri).withLimits(limits)));
  }

  /** What a thread ended with. */
  private static final class Outcome {

    private volatile Throwable failure = new IllegalStateException("ended without a failure");
    private volatile boolean interrupted;

    void record(Runnable action) {
      try {
        action.run();
      } catch (RuntimeException thrown) {
        failure = thrown;
      }
      interrupted = Thread.currentThread().isInterrupted();
    }
  }

  /** A name service that knows nothing. */
  private static final class NoNames implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
