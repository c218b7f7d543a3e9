package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.outbound.OutboundException.AnswerTooLarge;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are too long, packed to burst, or no HTTP at all. */
class HostileAnswerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String GZIP = OK + "Content-Encoding: gzip\r\n\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GZIP_HEADER = "\u001f\u008b\b";

  /** More than the client reads of any answer, and what sockets and buffers may hold beside it. */
  private static final long TAKEN_AT_MOST = 32L * 1024 * 1024;

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void anErrorIsKeptUpTo64KB() throws IOException {
    try (HostileServer server = HostileServer.endless(503)) {
      OutboundResponse answer = http.send(OutboundRequest.get(server.uri()));

      assertThat(answer.body()).hasSize(64 * 1024);
      assertThat(server.sent()).isLessThan(TAKEN_AT_MOST);
    }
  }

  @Test
  void anAnswerIsReadUpTo8MB() throws IOException {
    int limit = 8 * 1024 * 1024;
    try (HostileServer just = HostileServer.body(limit);
        HostileServer more = HostileServer.body(limit + 1);
        HostileServer endless = HostileServer.endless(200)) {
      assertThat(http.send(OutboundRequest.get(just.uri())).body()).hasSize(limit);
      assertThat(failure(more)).isInstanceOf(AnswerTooLarge.class);
      assertThat(failure(endless)).isInstanceOf(AnswerTooLarge.class);
      assertThat(endless.sent()).isLessThan(TAKEN_AT_MOST);
    }
  }

  @Test
  void packingOf1To100IsReadAndBeyondItIsNot() throws IOException {
    int size = 4 * 1024 * 1024;
    byte[] dense = new byte[size];
    // One byte in 50 that cannot be foreseen keeps the ratio honest.
    Random random = new Random(1);
    for (int i = 0; i < size; i += 50) {
      dense[i] = (byte) random.nextInt();
    }
    byte[] packed = HostileServer.packed(dense);
    assertThat(size / packed.length).isBetween(10, 99);

    try (HostileServer honest = HostileServer.saying(GZIP + HostileServer.text(packed));
        HostileServer bomb =
            HostileServer.saying(GZIP + HostileServer.text(HostileServer.bomb(size)))) {
      assertThat(http.send(OutboundRequest.get(honest.uri())).body()).isEqualTo(dense);
      assertThat(failure(bomb)).isInstanceOf(AnswerTooLarge.class);
    }
  }

  @Test
  void aBombInsideAPackageStaysPacked() throws IOException {
    byte[] bomb = HostileServer.bomb(64 * 1024 * 1024);
    String twice = HostileServer.text(HostileServer.packed(bomb));
    try (HostileServer once = HostileServer.saying(GZIP + twice);
        HostileServer both =
            HostileServer.saying(OK + "Content-Encoding: gzip, gzip\r\n\r\n" + twice);
        HostileServer twoHeaders =
            HostileServer.saying(
                OK + "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n" + twice)) {
      assertThat(http.send(OutboundRequest.get(once.uri())).body()).isEqualTo(bomb);
      assertBroken(both);
      assertThat(http.send(OutboundRequest.get(twoHeaders.uri())).body()).isEqualTo(bomb);
    }
  }

  @Test
  void packagesOfNothingWithoutEndAreLeft() throws IOException {
    String nothing = HostileServer.text(HostileServer.packed(new byte[0]));
    try (HostileServer server = HostileServer.repeating(GZIP, nothing.repeat(400))) {
      assertThat(failure(server)).isInstanceOf(AnswerTooLarge.class);
      assertThat(server.sent()).isLessThan(TAKEN_AT_MOST);
    }
  }

  @Test
  void aPackageWhoseNameHasNoEndIsLeft() throws IOException {
    // The flag for a file name, a time, a level and a system; then the name.
    String named = GZIP_HEADER + "\b\0\0\0\0\0\u0003";
    try (HostileServer server = HostileServer.repeating(GZIP + named, 'x')) {
      assertThat(failure(server)).isInstanceOf(AnswerTooLarge.class);
      assertThat(server.sent()).isLessThan(TAKEN_AT_MOST);
    }
  }

  @Test
  void aPackageThatIsCutOffOrDamagedIsBroken() throws IOException {
    byte[] whole = HostileServer.packed("{\"data\":[]}".getBytes(StandardCharsets.UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] damaged = whole.clone();
    damaged[damaged.length - 6] ^= 1;
    for (byte[] body : new byte[][] {half, damaged, {}, {1, 2, 3}}) {
      try (HostileServer server = HostileServer.saying(GZIP + HostileServer.text(body))) {
        assertBroken(server);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A status line, a header line, headers, interim answers and empty lines without an end.
        "HTTP/1.1 200 ",
        OK + "X: ",
        OK + "X-A: b\r\n|X-A: b\r\n",
        "HTTP/1.1 103 Early Hints\r\n\r\n|HTTP/1.1 103 Early Hints\r\n\r\n",
        "\r\n|\r\n",
        // Sizes, extensions and trailers of chunks without an end.
        CHUNKED + "1",
        CHUNKED + "1;x=",
        CHUNKED + "0\r\n|X-A: b\r\n"
      })
  void whatHasNoEndBesidesTheBodyIsLeft(String said) throws IOException {
    String[] parts = said.split("\\|", 2);
    String repeated = parts.length == 2 ? parts[1].repeat(500) : "1".repeat(8192);
    try (HostileServer server = HostileServer.repeating(parts[0], repeated)) {
      OutboundException failure =
          failure(server, new RequestLimits(LONG, Duration.ofSeconds(2), 1));

      assertThat(failure).isInstanceOf(NotReachable.class);
      System.out.println(
          "N6: of \""
              + said.strip().lines().skip(1).toList()
              + "\" without end: "
              + server.sent() / 1024
              + " KB taken, "
              + failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHUNKED + "zz\r\nxx\r\n0\r\n\r\n",
        CHUNKED + "-5\r\nhello\r\n0\r\n\r\n",
        CHUNKED + "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        CHUNKED + "5\r\nhelloworld\r\n0\r\n\r\n",
        CHUNKED + "5\r\nhel",
        CHUNKED + "5\r\nhello\r\n",
        CHUNKED,
        OK + "Content-Length: 10\r\n\r\nhello",
        OK + "Content-Length: -1\r\n\r\nhello",
        OK + "Content-Length: ten\r\n\r\nhello",
        OK + "Content-Length: 99999999999999999999\r\n\r\nhello",
        OK + "Transfer-Encoding: gzip\r\n\r\nhello",
        OK + "no header at all\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 99999 Far\r\n\r\n",
        "SSH-2.0-OpenSSH_9.9\r\n",
        "\u0016\u0003\u0001\0\u0005",
        "\0\0\0\u0012\u0004\0\0\0\0\0"
      })
  void whatIsNoProperAnswerIsBroken(String said) throws IOException {
    try (HostileServer server = HostileServer.saying(said)) {
      assertBroken(server);
    }
  }

  private void assertBroken(HostileServer server) {
    assertThat(failure(server))
        .isInstanceOfSatisfying(
            NotReachable.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.BROKEN));
  }

  private OutboundException failure(HostileServer server) {
    return failure(server, RequestLimits.NORMAL);
  }

  private OutboundException failure(HostileServer server, RequestLimits limits) {
    return catchThrowableOfType(
        OutboundException.class,
        () -> http.send(OutboundRequest.get(server.uri()).withLimits(limits)));
  }
}
