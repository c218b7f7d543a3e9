package app.gatehouse.runtimes.child;

import app.gatehouse.runtimes.child.Engine.EngineException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAI dialect over HTTP, on a free port of the loopback address: {@code GET /v1/models},
 * {@code POST /v1/chat/completions}, {@code GET /health}. Every request shows the secret.
 */
final class ChildServer implements AutoCloseable {

  private static final int MAX_BODY = 8 * 1024 * 1024;

  /** More than may wait, so that the others are refused and not kept. */
  private static final int THREADS = 32;

  private final HttpServer server;
  private final ExecutorService threads;
  private final byte[] expected;
  private final String name;
  private final Completions completions;

  /**
   * Listens from now on.
   *
   * @param name of the model
   */
  ChildServer(String secret, String name, Engine engine, Turns turns) throws IOException {
    this.expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    this.name = name;
    this.completions = new Completions(engine, name, turns);
    // Threads of the system: a native call would keep the few that carry virtual ones.
    this.threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What it throws cuts the connection, so that half an answer is not taken for a whole one. */
  private void handle(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (RefusedRequest refused) {
      whole(exchange, refused.status(), refused.body());
    } catch (EngineException failed) {
      RefusedRequest refused = RefusedRequest.failed();
      whole(exchange, refused.status(), refused.body());
    } catch (InterruptedException ending) {
      throw new IOException(ending);
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange)
      throws RefusedRequest, IOException, InterruptedException {
    requireSecret(exchange);
    switch (exchange.getRequestURI().getPath()) {
      case "/health" -> {
        require(exchange, "GET");
        whole(exchange, 200, JsonMapper.shared().createObjectNode().put("status", "ok"));
      }
      case "/v1/models" -> {
        require(exchange, "GET");
        whole(exchange, 200, models());
      }
      case "/v1/chat/completions" -> {
        require(exchange, "POST");
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
          throw RefusedRequest.tooLarge();
        }
        completions.answer(body, new Out(exchange));
      }
      default -> throw RefusedRequest.noSuchPath();
    }
  }

  /** Takes the same time whatever is shown. */
  private void requireSecret(HttpExchange exchange) throws RefusedRequest {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] given = (shown == null ? "" : shown).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      throw RefusedRequest.wrongSecret();
    }
  }

  private static void require(HttpExchange exchange, String method) throws RefusedRequest {
    if (!exchange.getRequestMethod().equals(method)) {
      throw RefusedRequest.wrongMethod();
    }
  }

  private ObjectNode models() {
    ObjectNode list = JsonMapper.shared().createObjectNode().put("object", "list");
    list.putArray("data")
        .addObject()
        .put("id", name)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", "local");
    return list;
  }

  private static void whole(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** An answer that is sent as it is made. */
  private record Out(HttpExchange exchange) implements Completions.Out {

    @Override
    public void begin(String contentType) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, 0);
    }

    @Override
    public void send(String text) throws IOException {
      OutputStream body = exchange.getResponseBody();
      body.write(text.getBytes(StandardCharsets.UTF_8));
      body.flush();
    }
  }
}
