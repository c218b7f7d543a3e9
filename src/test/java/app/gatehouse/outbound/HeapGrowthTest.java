package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hostile answers do to the heap: a process that has 50 MB to spare lives through them. */
@Tag("chaos")
class HeapGrowthTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final int MAX_ANSWER = 8 * 1024 * 1024;

  /** The 50 MB, and less than what the client itself needs. */
  private static final String HEAP = "-Xmx54m";

  @Test
  void hostileAnswersNeedLessThan50MBMore() throws IOException, InterruptedException {
    int rounds = Chaos.count(2, 600);
    String nothing = HostileServer.text(HostileServer.packed(new byte[0]));
    String bomb = HostileServer.text(HostileServer.bomb(256 * 1024 * 1024));
    String gzip = OK + "Content-Encoding: gzip\r\n\r\n";
    List<HostileServer> servers =
        List.of(
            HostileServer.body(MAX_ANSWER),
            HostileServer.endless(200),
            HostileServer.endless(500),
            HostileServer.saying(gzip + bomb),
            HostileServer.repeating(gzip, nothing.repeat(400)),
            HostileServer.repeating(OK + "X: ", 'x'),
            HostileServer.repeating(OK, "X-A: b\r\n".repeat(1000)),
            HostileServer.repeating(OK + "Transfer-Encoding: chunked\r\n\r\n1;", 'x'));
    try {
      Process process = start(rounds, servers);
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).describedAs(said).isZero();
      long sent = servers.stream().mapToLong(HostileServer::sent).sum();
      System.out.println("N6: " + sent / (1024 * 1024) + " MB of hostile answers; " + said.strip());
      assertThat(sent).isGreaterThan(2L * rounds * MAX_ANSWER);
    } finally {
      for (HostileServer server : servers) {
        server.close();
      }
    }
  }

  private static Process start(int rounds, List<HostileServer> servers) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostileDiet.class.getName());
    command.add(String.valueOf(rounds));
    Stream<String> addresses = servers.stream().map(server -> server.uri().toString());
    command.addAll(addresses.toList());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
