package app.gatehouse.fakes.hub;

import app.gatehouse.fakes.hub.HubRequest.Origin;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** One of the two: takes requests, and answers them as well as its faults allow. */
final class OriginServer implements AutoCloseable {

  static {
    // Else a small answer waits for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Origin origin;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final Consumer<HubRequest> listener;
  private final BiFunction<Visit, List<HubFault>, Answer> answers;
  private final CountDownLatch closed = new CountDownLatch(1);

  OriginServer(
      Origin origin,
      int port,
      Consumer<HubRequest> listener,
      BiFunction<Visit, List<HubFault>, Answer> answers) {
    this.origin = origin;
    this.listener = listener;
    this.answers = answers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  Faults faults() {
    return faults;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      listener.accept(record(exchange));
      List<HubFault> now = faults.take(exchange.getRequestURI().toString());
      Visit visit = new Visit(exchange);
      Answer answer = answers.apply(visit, now);
      for (HubFault fault : now) {
        answer = spoil(fault, answer, visit);
      }
      send(exchange, answer, now);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private HubRequest record(HttpExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    boolean authorized = headers.remove("Authorization") != null;
    return new HubRequest(
        origin,
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        authorized);
  }

  private Answer spoil(HubFault fault, Answer answer, Visit visit) throws InterruptedException {
    switch (fault) {
      case HubFault.Hangs hangs -> closed.await();
      case HubFault.Slow slow -> LockSupport.parkNanos(slow.time().toNanos());
      case HubFault.Omits omits ->
          answer.headers().keySet().removeIf(name -> omits.headers().contains(name));
      case HubFault.Says says -> answer.headers().putAll(says.headers());
      case HubFault.RedirectsTo elsewhere -> {
        return Answer.of(302).with("Location", elsewhere.location());
      }
      case HubFault.RedirectLoop loop -> {
        return Answer.of(302).with("Location", visit.uri().toString());
      }
      case HubFault.Answers instead -> {
        Answer other = Answer.text(instead.status(), instead.type(), instead.body());
        instead.headers().forEach(other::with);
        return other;
      }
      case HubFault.IgnoresRange ignored -> {
        // The CDN looks at it.
      }
      case HubFault.SignatureExpired expired -> {
        // The CDN looks at it.
      }
      case HubFault.Capped capped -> {
        // While the body is sent.
      }
      case HubFault.CutsAfter cuts -> {
        // While the body is sent.
      }
      case HubFault.HangsAfter hangs -> {
        // While the body is sent.
      }
      case HubFault.WrongByteAt wrong -> {
        // While the body is sent.
      }
    }
    return answer;
  }

  private void send(HttpExchange exchange, Answer answer, List<HubFault> now)
      throws IOException, InterruptedException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    Content content = answer.content();
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(answer.length()));
    }
    if (head || content == null || answer.length() == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.length());
    Body body = new Body(content, answer.from(), answer.length(), now);
    try (OutputStream out = exchange.getResponseBody()) {
      if (body.sendTo(out)) {
        return;
      }
      out.flush();
      closed.await();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
