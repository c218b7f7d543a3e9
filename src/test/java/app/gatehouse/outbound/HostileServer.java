package app.gatehouse.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** Answers every connection in a way that no honest server does. */
final class HostileServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket socket;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final AtomicLong sent = new AtomicLong();

  private interface Answer {
    void give(Sink out) throws IOException, InterruptedException;
  }

  private HostileServer(Answer answer) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(answer));
  }

  /** Sends a body without an end. */
  static HostileServer endless(int status) throws IOException {
    return repeating("HTTP/1.1 " + status + " x\r\nContent-Type: text/plain\r\n\r\n", 'x');
  }

  /** Sends a beginning, and then one character for ever. */
  static HostileServer repeating(String beginning, char filler) throws IOException {
    return repeating(beginning, String.valueOf(filler).repeat(8192));
  }

  /** Sends a beginning, and then the same text for ever; each character is one byte. */
  static HostileServer repeating(String beginning, String chunk) throws IOException {
    byte[] bytes = latin(chunk);
    return new HostileServer(out -> {
      out.write(latin(beginning));
      while (true) {
        out.write(bytes);
      }
    });
  }

  /** Sends a beginning, and then one byte after each pause, for ever. */
  static HostileServer trickling(String beginning, Duration pause) throws IOException {
    return new HostileServer(out -> {
      out.write(latin(beginning));
      while (true) {
        Thread.sleep(pause);
        out.write(latin("x"));
      }
    });
  }

  /** Sends so many bytes of a body, with a length to match: the most an honest server does here. */
  static HostileServer body(int bytes) throws IOException {
    byte[] chunk = new byte[8192];
    return new HostileServer(out -> {
      out.write(
          latin("HTTP/1.1 200 x\r\nConnection: close\r\nContent-Length: " + bytes + "\r\n\r\n"));
      for (int left = bytes; left > 0; left -= chunk.length) {
        out.write(chunk, Math.min(left, chunk.length));
      }
    });
  }

  /** Never answers. */
  static HostileServer silent() throws IOException {
    return saying("");
  }

  /** Says this, and then nothing more, but stays. */
  static HostileServer stalling(String text) throws IOException {
    return new HostileServer(out -> out.write(latin(text)));
  }

  /** Says this instead of HTTP. */
  static HostileServer saying(String text) throws IOException {
    return new HostileServer(out -> {
      out.write(latin(text));
      if (!text.isEmpty()) {
        out.end();
      }
    });
  }

  /** Zeros, packed about 1 : 1000. */
  static byte[] bomb(int unpackedBytes) throws IOException {
    return packed(new byte[unpackedBytes]);
  }

  static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  /** As a text of one character per byte. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void accept(Answer answer) {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection, answer));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket accepted, Answer answer) {
    try (Socket connection = accepted) {
      byte[] request = new byte[8192];
      connection.getInputStream().read(request);
      asked.countDown();
      answer.give(new Sink(connection, sent));
      while (connection.getInputStream().read(request) >= 0) {
        // Waits for the other side to hang up.
      }
    } catch (IOException cut) {
      // As good as hanging up.
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
    hungUp.countDown();
  }

  URI uri() {
    return URI.create("http://localhost:" + socket.getLocalPort() + "/");
  }

  /** How many bytes of answers have been taken off our hands. */
  long sent() {
    return sent.get();
  }

  void awaitRequest() throws InterruptedException {
    if (!asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No request came");
    }
  }

  /** Whether a connection was given up by the other side. */
  boolean awaitHangUp() throws InterruptedException {
    return hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private record Sink(Socket connection, AtomicLong sent) {

    void write(byte[] bytes) throws IOException {
      write(bytes, bytes.length);
    }

    void write(byte[] bytes, int length) throws IOException {
      OutputStream out = connection.getOutputStream();
      out.write(bytes, 0, length);
      sent.addAndGet(length);
    }

    void end() throws IOException {
      connection.shutdownOutput();
    }
  }
}
