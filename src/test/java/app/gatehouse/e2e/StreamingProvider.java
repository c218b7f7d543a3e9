package app.gatehouse.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/** Plays OpenAI for the Chat page: one model, whose answers come as a test says them. */
final class StreamingProvider implements AutoCloseable {

  private static final String END = "[DONE]";

  /** What every question's body was. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final HttpServer server;

  StreamingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/models", this::list);
    server.createContext("/v1/chat/completions", this::stream);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The answer that is being given, or the next one, goes on so. */
  StreamingProvider says(String text) {
    events.add(
        "{\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
            + JsonMapper.shared().writeValueAsString(text)
            + "}}]}");
    return this;
  }

  void ends() {
    events.add("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":21}}");
    events.add(END);
  }

  private void list(HttpExchange exchange) throws IOException {
    byte[] models =
        "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o\",\"object\":\"model\",\"created\":1,\"owned_by\":\"x\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, models.length);
    exchange.getResponseBody().write(models);
    exchange.close();
  }

  private void stream(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try {
      String event = "";
      while (!event.equals(END)) {
        event = events.take();
        send(exchange, event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** What is said to somebody who has left is heard by nobody, and not by who asks next. */
  private static void send(HttpExchange exchange, String event) {
    try {
      OutputStream body = exchange.getResponseBody();
      body.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      body.flush();
    } catch (IOException left) {
      // The script goes on to its end.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
