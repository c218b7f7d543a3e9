package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.gatehouse.Chaos;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that take their time: each limit ends the request, its thread and its connection. */
@Tag("chaos")
class SlowServerTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 2", OK + "X-Half: ", OK + "\r\n", OK + "\r\n{\"data\":["})
  void silenceEndsARequestWhereverItBegins(String beginning) throws Exception {
    try (HostileServer server = HostileServer.stalling(beginning)) {
      assertTimesOut(server, new RequestLimits(SHORT, LONG, 1000));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 ",
        OK + "X-Slow: ",
        OK + "\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n1;"
      })
  void aTrickleEndsWithTheWholeTime(String beginning) throws Exception {
    try (HostileServer server = HostileServer.trickling(beginning, Duration.ofMillis(20))) {
      assertTimesOut(server, new RequestLimits(LONG, SHORT, 1000));
    }
  }

  /** In a chaos run by the 5 seconds that connecting may take, otherwise by the whole time. */
  @Test
  void whoNeverAcceptsIsLeft() throws Exception {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        Socket waiting = new Socket();
        queue.add(waiting);
        Thread.ofVirtual().start(() -> connect(waiting, full));
      }
      await().until(() -> queue.stream().filter(Socket::isConnected).count() >= 2);
      Duration total = Duration.ofSeconds(Chaos.count(1, 30));
      long begin = System.nanoTime();

      assertThat(
              failure(
                  URI.create("http://localhost:" + full.getLocalPort() + "/"),
                  new RequestLimits(LONG, total, 1000)))
          .isEqualTo(Reason.TIMEOUT);
      System.out.println("N5: given up connecting after " + since(begin) + " ms");
    } finally {
      for (Socket waiting : queue) {
        waiting.close();
      }
    }
    awaitNoThread();
  }

  @Test
  void aNameServiceThatHangsHoldsNobody() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    DnsResolver hanging = new HangingNames(interrupted);
    try (OutboundHttp lost = new OutboundHttp(AllowedHosts.parse(List.of()), "test", hanging)) {
      NotReachable failure =
          catchThrowableOfType(
              NotReachable.class,
              () ->
                  lost.send(
                      OutboundRequest.get(URI.create("http://hangs.example/"))
                          .withLimits(new RequestLimits(LONG, SHORT, 1000))));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      interrupted.await();
    }
    awaitNoThread();
  }

  @Test
  void aCrowdOfSlowAnswersHoldsUpNobodyElseAndIsGoneAfterwards() throws Exception {
    int crowd = Chaos.count(80, 2000);
    RequestLimits limits = new RequestLimits(LONG, Duration.ofSeconds(2), 1000);
    try (HostileServer slow =
            HostileServer.trickling(OK + "\r\n", Duration.ofMillis(Chaos.count(50, 500)));
        HostileServer quick = HostileServer.saying(OK + "Content-Length: 2\r\n\r\nok");
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Reason> call = () -> failure(slow.uri(), limits);
      List<Future<Reason>> waiting = new ArrayList<>();
      for (int i = 0; i < crowd; i++) {
        waiting.add(callers.submit(call));
      }
      slow.awaitRequest();
      long begin = System.nanoTime();
      assertThat(http.send(OutboundRequest.get(quick.uri())).text()).isEqualTo("ok");
      System.out.println(
          "N5: beside " + crowd + " slow ones a quick one took " + since(begin) + " ms");

      for (Future<Reason> each : waiting) {
        assertThat(each.get()).isEqualTo(Reason.TIMEOUT);
      }
    }
    awaitNoThread();
  }

  @Test
  void theConnectionsOfSlowAnswersAreGivenBack() throws Exception {
    RequestLimits limits = new RequestLimits(LONG, Duration.ofMillis(30), 1000);
    int moreThanThePoolHolds = 120;
    try (HostileServer server = HostileServer.stalling(OK + "Content-Length: 2\r\n\r\n")) {
      for (int i = 0; i < moreThanThePoolHolds; i++) {
        assertThat(failure(server.uri(), limits)).isEqualTo(Reason.TIMEOUT);
      }
    }
    awaitNoThread();
  }

  private void assertTimesOut(HostileServer server, RequestLimits limits) throws Exception {
    long begin = System.nanoTime();
    assertThat(failure(server.uri(), limits)).isEqualTo(Reason.TIMEOUT);
    long told = since(begin);
    assertThat(server.awaitHangUp()).isTrue();
    awaitNoThread();
    System.out.println(
        "N5: limit "
            + SHORT.toMillis()
            + " ms, told after "
            + told
            + " ms, connection and thread"
            + " gone after "
            + since(begin)
            + " ms");
  }

  private Reason failure(URI uri, RequestLimits limits) {
    return catchThrowableOfType(
            NotReachable.class, () -> http.send(OutboundRequest.get(uri).withLimits(limits)))
        .reason();
  }

  private void awaitNoThread() {
    await().until(() -> !threads().contains("\"outbound\""));
  }

  /** All threads there are, virtual ones among them, by name. */
  private String threads() throws IOException {
    Path dump = Files.createTempFile(folder, "threads", ".txt");
    Files.delete(dump);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump);
  }

  private static void connect(Socket socket, ServerSocket server) {
    try {
      socket.connect(server.getLocalSocketAddress());
    } catch (IOException queueIsFull) {
      // As it should be: the ones before have filled it.
    }
  }

  private static long since(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /** A name service that does not answer. */
  record HangingNames(CountDownLatch interrupted) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException end) {
        interrupted.countDown();
      }
      return new InetAddress[0];
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
