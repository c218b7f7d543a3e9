package app.gatehouse.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Answers one connection in a way that no honest server does. */
final class HostileServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket socket;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private interface Answer {
    void give(Socket connection) throws IOException;
  }

  private HostileServer(Answer answer) throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(answer));
  }

  /** Sends a body without an end. */
  static HostileServer endless(int status) throws IOException {
    return new HostileServer(connection -> {
      OutputStream out = connection.getOutputStream();
      out.write(ascii("HTTP/1.1 " + status + " x\r\nContent-Type: text/plain\r\n\r\n"));
      byte[] chunk = new byte[8192];
      while (true) {
        out.write(chunk);
      }
    });
  }

  /** Never answers. */
  static HostileServer silent() throws IOException {
    return new HostileServer(connection -> {});
  }

  /** Says this instead of HTTP. */
  static HostileServer saying(String text) throws IOException {
    return new HostileServer(connection -> {
      connection.getOutputStream().write(ascii(text));
      connection.shutdownOutput();
    });
  }

  /** Zeros, packed about 1 : 1000. */
  static byte[] bomb(int unpackedBytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[unpackedBytes]);
    }
    return packed.toByteArray();
  }

  private void serve(Answer answer) {
    try (Socket connection = socket.accept()) {
      byte[] request = new byte[8192];
      connection.getInputStream().read(request);
      asked.countDown();
      answer.give(connection);
      while (connection.getInputStream().read(request) >= 0) {
        // Waits for the other side to hang up.
      }
    } catch (IOException cut) {
      // As good as hanging up.
    }
    hungUp.countDown();
  }

  URI uri() {
    return URI.create("http://localhost:" + socket.getLocalPort() + "/");
  }

  void awaitRequest() throws InterruptedException {
    if (!asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No request came");
    }
  }

  boolean awaitHangUp() throws InterruptedException {
    return hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
