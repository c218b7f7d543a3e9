package app.gatehouse.downloads.internal.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a file, and holds the first connection back until there is a second one. */
final class HeldServer implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch second = new CountDownLatch(2);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final byte[] file;

  HeldServer(byte[] file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file");
  }

  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(range == null ? "whole" : range);
      second.countDown();
      Matcher part = RANGE.matcher(range == null ? "" : range);
      int from = part.matches() ? Integer.parseInt(part.group(1)) : 0;
      int to =
          part.matches() && !part.group(2).isEmpty()
              ? Integer.parseInt(part.group(2)) + 1
              : file.length;
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
      exchange.sendResponseHeaders(range == null ? 200 : 206, to - from);
      try (OutputStream out = exchange.getResponseBody()) {
        int some = (to - from) / 10;
        out.write(file, from, some);
        out.flush();
        second.await();
        out.write(file, from + some, to - from - some);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
