package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.outbound.OutboundException.Cancelled;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are read while they come. */
@Timeout(60)
class OutboundStreamTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final RequestLimits PATIENT = new RequestLimits(LONG, LONG, 1);

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void theBodyIsReadHoweverLongItIs() throws Exception {
    int bytes = 10_000_000;
    try (HostileServer server = HostileServer.body(bytes);
        OutboundStream stream = open(server, PATIENT)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("content-length")).contains(String.valueOf(bytes));
      assertThat(stream.head().body()).isEmpty();
      assertThat(stream.body().readAllBytes()).hasSize(bytes);
      assertThat(stream.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void anErrorIsAnAnswerAsWell() throws Exception {
    try (HostileServer server =
            HostileServer.saying("HTTP/1.1 404 No\r\nX-A: 1\r\nX-A: 2\r\n\r\nnothing");
        OutboundStream stream = open(server, PATIENT)) {
      assertThat(stream.status()).isEqualTo(404);
      assertThat(stream.headers("X-A")).containsExactly("1", "2");
      assertThat(stream.body().readAllBytes()).asString().isEqualTo("nothing");
    }
  }

  @Test
  void whatIsPackedStaysPacked() throws Exception {
    byte[] packed = HostileServer.packed("text".getBytes(StandardCharsets.UTF_8));
    try (HostileServer server =
            HostileServer.saying(
                OK + "Content-Encoding: gzip\r\n\r\n" + HostileServer.text(packed));
        OutboundStream stream = open(server, PATIENT)) {
      assertThat(stream.body().readAllBytes()).isEqualTo(packed);
    }
  }

  @Test
  void anAnswerWithoutABodyHasAnEmptyOne() throws Exception {
    try (HostileServer server =
            HostileServer.stalling("HTTP/1.1 204 No\r\nConnection: close\r\n\r\n");
        OutboundStream stream = open(server, PATIENT)) {
      assertThat(stream.body().readAllBytes()).isEmpty();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsBroken() throws Exception {
    try (HostileServer server = HostileServer.saying(OK + "Content-Length: 10\r\n\r\nhello");
        OutboundStream stream = open(server, PATIENT)) {
      assertThat(stream.body().readNBytes(5)).asString().isEqualTo("hello");
      assertThat(failure(stream.body())).isEqualTo(Reason.BROKEN);
    }
  }

  @Test
  void silenceInTheMiddleEndsIt() throws Exception {
    try (HostileServer server = HostileServer.stalling(OK + "Content-Length: 10\r\n\r\nhello");
        OutboundStream stream = open(server, new RequestLimits(SHORT, LONG, 1))) {
      assertThat(failure(stream.body())).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aTrickleEndsWithTheWholeTime() throws Exception {
    try (HostileServer server =
        HostileServer.trickling(OK + "Content-Length: 999999\r\n\r\n", Duration.ofMillis(10))) {
      try (OutboundStream stream = open(server, new RequestLimits(LONG, SHORT, 1))) {
        assertThat(failure(stream.body())).isEqualTo(Reason.TIMEOUT);
      }
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @Test
  void closingInTheMiddleCutsTheConnection() throws Exception {
    try (HostileServer server = HostileServer.endless(200)) {
      OutboundStream stream = open(server, PATIENT);
      stream.body().readNBytes(100_000);
      stream.close();

      assertThat(server.awaitHangUp()).isTrue();
      assertThatThrownBy(() -> stream.body().read()).isInstanceOf(Cancelled.class);
    }
  }

  @Test
  void closingByAnotherThreadEndsAReadThatWaits() throws Exception {
    try (HostileServer server = HostileServer.stalling(OK + "Content-Length: 10\r\n\r\nhello")) {
      OutboundStream stream = open(server, PATIENT);
      stream.body().readNBytes(5);
      CompletableFuture<Throwable> seen = new CompletableFuture<>();
      Thread reader =
          Thread.ofPlatform()
              .start(() ->
                  seen.complete(
                      catchThrowableOfType(OutboundException.class, () -> stream.body().read())));
      // In the kernel or on its way there: both must end.
      while (reader.getState() == Thread.State.NEW) {
        Thread.onSpinWait();
      }
      stream.close();

      assertThat(seen.get()).isInstanceOf(Cancelled.class);
      reader.join();
    }
  }

  @Test
  void interruptingAVirtualThreadEndsItsRead() throws Exception {
    try (HostileServer server = HostileServer.stalling(OK + "Content-Length: 10\r\n\r\nhello");
        OutboundStream stream = open(server, PATIENT)) {
      AtomicReference<Throwable> seen = new AtomicReference<>();
      CountDownLatch reading = new CountDownLatch(1);
      Thread reader =
          Thread.startVirtualThread(() -> {
            reading.countDown();
            seen.set(
                catchThrowableOfType(OutboundException.class, () -> stream.body().readNBytes(6)));
          });
      reading.await();
      reader.interrupt();
      reader.join();

      assertThat(seen.get()).isInstanceOf(Cancelled.class);
    }
  }

  @Test
  void waitingForTheAnswerCanBeInterrupted() throws Exception {
    try (HostileServer server = HostileServer.silent()) {
      AtomicReference<Throwable> seen = new AtomicReference<>();
      Thread asking =
          Thread.startVirtualThread(() ->
              seen.set(catchThrowableOfType(OutboundException.class, () -> open(server, PATIENT))));
      server.awaitRequest();
      asking.interrupt();
      asking.join();

      assertThat(seen.get()).isInstanceOf(Cancelled.class);
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @Test
  void aNameServiceThatHangsIsLeftByAVirtualThreadAsWell() throws Exception {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread.startVirtualThread(() ->
            seen.set(
                catchThrowableOfType(
                    AssertionError.class, this::aNameServiceThatHangsEndsWithTheWholeTime)))
        .join();
    assertThat(seen.get()).isNull();
  }

  @Test
  void theTimeForAllEndsTheWaitOfAVirtualThread() throws Exception {
    try (HostileServer server = HostileServer.silent()) {
      AtomicReference<Throwable> seen = new AtomicReference<>();
      Thread asking =
          Thread.startVirtualThread(() -> {
            seen.set(
                catchThrowableOfType(
                    NotReachable.class, () -> open(server, new RequestLimits(LONG, SHORT, 1))));
            // What ended the wait was not meant for whoever comes next.
            if (Thread.currentThread().isInterrupted()) {
              seen.set(new AssertionError("still interrupted"));
            }
          });
      asking.join();

      assertThat(seen.get())
          .isInstanceOfSatisfying(
              NotReachable.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  @Test
  void aNameServiceThatHangsEndsWithTheWholeTime() {
    DnsResolver hanging = new SlowServerTest.HangingNames(new CountDownLatch(1));
    try (OutboundHttp lost =
        new OutboundHttp(AllowedHosts.parse(java.util.List.of()), "test", hanging)) {
      OutboundRequest request =
          OutboundRequest.get(URI.create("http://hangs.example/"))
              .withLimits(new RequestLimits(LONG, SHORT, 1));
      NotReachable failure = catchThrowableOfType(NotReachable.class, () -> lost.open(request));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void connectionsOfStreamsAreGivenBack() throws Exception {
    int moreThanThePoolHolds = 1_300;
    try (HostileServer server = HostileServer.stalling(OK + "Content-Length: 2\r\n\r\nx")) {
      for (int i = 0; i < moreThanThePoolHolds; i++) {
        try (OutboundStream stream = open(server, PATIENT)) {
          assertThat(stream.body().read()).isEqualTo('x');
        }
      }
    }
  }

  private OutboundStream open(HostileServer server, RequestLimits limits) {
    return http.open(OutboundRequest.get(server.uri()).withLimits(limits));
  }

  private static Reason failure(InputStream body) {
    return catchThrowableOfType(NotReachable.class, () -> body.readAllBytes()).reason();
  }
}
