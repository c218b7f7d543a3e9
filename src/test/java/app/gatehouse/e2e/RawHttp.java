package app.gatehouse.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends requests as no well-behaved client would: any Host, any path, as they are. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  /** Asks with these headers and no others of a client's own; the whole answer. */
  public String ask(String methodAndPath, String... headers) throws IOException {
    return send(
        methodAndPath
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nContent-Length: 0\r\n"
            + (List.of(headers).contains("Connection: Upgrade") ? "" : "Connection: close\r\n")
            + "\r\n");
  }

  /** Reads to the end, or for an answer that stays open as far as it comes at once. */
  public String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      if (request.contains("Connection: close") || request.contains("HTTP/1.0")) {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      byte[] start = new byte[4096];
      int length = socket.getInputStream().read(start);
      return new String(start, 0, Math.max(length, 0), StandardCharsets.UTF_8);
    }
  }
}
