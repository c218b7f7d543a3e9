package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that stay open: their clients leave, many are open at once, their token is revoked. */
class OpenStreamsIT extends AsAProgram {

  private static final long A_SECOND = 1_000;
  private static final int MANY = 1_000;

  @Test
  void whatNobodyHearsAnyMoreEndsUpstreamWithinASecondThoughNothingComes() throws Exception {
    PlayedAnswer stream = PlayedAnswer.streaming().send(chunk("Hel"));
    models.play(account, GPT, request -> stream);
    try (Socket client = ask(streamed("openai/gpt-played"))) {
      readTo(client.getInputStream(), "Hel");
      assertThat(stream.isClosedWithin(0)).isFalse();
    }

    assertThat(stream.isClosedWithin(A_SECOND)).isTrue();
    assertCancelled();
  }

  @Test
  void whoLeavesBeforeTheAnswerBeginsEndsItToo() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    models.play(
        account,
        GPT,
        request -> {
          asked.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          throw new InferenceException(failure(Reason.NOT_REACHABLE, 0));
        });
    try (Socket client = ask(chat("openai/gpt-played"))) {
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(client.isClosed()).isFalse();
    }

    assertThat(interrupted.await(A_SECOND, TimeUnit.MILLISECONDS)).isTrue();
    assertCancelled();
  }

  /** A connection is kept for the next request also after it was looked at. */
  @Test
  void whoSendsTheNextRequestEarlyIsStillThere() throws Exception {
    PlayedAnswer stream = PlayedAnswer.streaming().send(chunk("Hel"));
    models.play(account, GPT, request -> stream);
    try (Socket client = ask(streamed("openai/gpt-played"))) {
      InputStream in = client.getInputStream();
      readTo(in, "Hel");
      send(client, "GET /v1/models HTTP/1.1", "");

      assertThat(stream.isClosedWithin(A_SECOND)).isFalse();
      stream.send(chunk("lo")).end();
      assertThat(readTo(in, "\"object\":\"list\"")).contains("lo", "HTTP/1.1 200");
    }
  }

  @Test
  void aRevokedTokensAnswersEnd() throws Exception {
    PlayedAnswer stream = PlayedAnswer.streaming().send(chunk("Hel"));
    models.play(account, GPT, request -> stream);
    try (Socket client = ask(streamed("openai/gpt-played"))) {
      InputStream in = client.getInputStream();
      readTo(in, "Hel");
      tokens.revoke(account, made.id());

      assertThat(readTo(in, "0\r\n\r\n")).contains("\"code\":\"invalid_token\"");
      assertThat(stream.isClosedWithin(A_SECOND)).isTrue();
    }
  }

  @Test
  void anAnswerThatIsNoStreamAndBreaksOffIsNotTakenForAWholeOne() throws Exception {
    String much = " ".repeat(100_000);
    models.play(
        account,
        GPT,
        request -> PlayedAnswer.pieces().send(much).breakOff(failure(Reason.NOT_REACHABLE, 0)));
    try (Socket client = ask(chat("openai/gpt-played"))) {
      String all = readTo(client.getInputStream(), "never");

      assertThat(all).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }
    await()
        .untilAsserted(() ->
            assertThat(usage.of(account))
                .singleElement()
                .extracting(UsageEntry::outcome)
                .isEqualTo(Outcome.BROKEN));
  }

  @Test
  void oneThatBreaksOffEarlyIsAnsweredWithAProblem() throws Exception {
    models.play(
        account,
        GPT,
        request -> PlayedAnswer.pieces().send("{\"a\"").breakOff(failure(Reason.NOT_REACHABLE, 0)));

    var answer = post("/v1/chat/completions", chat("openai/gpt-played"));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(error(answer).path("code").asString()).isEqualTo("not_reachable");
  }

  @Test
  void aThousandStreamsAreOpenAtOnceWithoutAnError() throws Exception {
    Queue<PlayedAnswer> streams = new ConcurrentLinkedQueue<>();
    models.play(
        account,
        GPT,
        request -> {
          PlayedAnswer stream = PlayedAnswer.streaming().send(chunk("Hel"));
          streams.add(stream);
          return stream;
        });
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        clients.add(ask(streamed("openai/gpt-played")));
      }
      for (Socket client : clients) {
        assertThat(readTo(client.getInputStream(), "Hel")).startsWith("HTTP/1.1 200");
      }
      assertThat(streams).hasSize(MANY);
      assertThat(usage.of(account)).isEmpty();

      streams.forEach(stream -> stream.send(chunk("lo")).end());
      for (Socket client : clients) {
        assertThat(readTo(client.getInputStream(), "0\r\n\r\n")).contains("lo");
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
    assertThat(usage.of(account))
        .hasSize(MANY)
        .allMatch(entry -> entry.outcome() == Outcome.ANSWERED);
  }

  private Socket ask(String body) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(10_000);
    send(client, "POST /v1/chat/completions HTTP/1.1", body);
    return client;
  }

  private void send(Socket client, String request, String body) throws IOException {
    String text =
        request
            + "\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** All up to this text, or to the end. */
  private static String readTo(InputStream in, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    int next;
    while (read.indexOf(text) < 0 && (next = in.read()) >= 0) {
      read.append((char) next);
    }
    return read.toString();
  }

  private void assertCancelled() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            assertThat(usage.of(account))
                .singleElement()
                .extracting(UsageEntry::outcome)
                .isEqualTo(Outcome.CANCELLED));
  }
}
