package app.gatehouse.fakes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers each request with a list that goes on for as long as anybody reads. */
public final class EndlessServer implements AutoCloseable {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"data\":[";

  private final ServerSocket socket;

  public EndlessServer() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("endless").start(this::accept);
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket visitor = socket.accept();
        Thread.ofVirtual().start(() -> talk(visitor));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void talk(Socket visitor) {
    try (visitor) {
      OutputStream out = visitor.getOutputStream();
      out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
      for (int model = 0; ; model++) {
        out.write("{\"id\":\"model-%d\"},".formatted(model).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException nobodyListens) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
