package app.gatehouse.runtimes.internal;

import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundStream;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.runtimes.RuntimeChat;
import app.gatehouse.runtimes.RuntimeChatException;
import app.gatehouse.runtimes.RuntimeChatException.Reason;
import app.gatehouse.runtimes.RuntimeEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the stream of the runtime's process. */
@Component
class ChildChat implements RuntimeChat {

  /** A long prompt is read for minutes on a slow machine before the first word comes. */
  private static final RequestLimits LIMITS =
      new RequestLimits(Duration.ofMinutes(10), Duration.ofHours(1), 1024 * 1024);

  private static final String DATA = "data: ";

  private final OutboundHttp http;

  ChildChat(OutboundHttp http) {
    this.http = http;
  }

  @Override
  public int ask(RuntimeEndpoint endpoint, String prompt, Consumer<String> piece)
      throws RuntimeChatException {
    OutboundRequest request =
        OutboundRequest.of("POST", URI.create(endpoint.base() + "/chat/completions"))
            .withBearer(endpoint.secret())
            .withBody("application/json", body(endpoint.model(), prompt))
            .withLimits(LIMITS);
    try (OutboundStream answer = http.open(request);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      if (answer.status() != 200) {
        throw new RuntimeChatException(reason(answer.status(), lines.readLine()));
      }
      return read(lines, piece);
    } catch (OutboundException.Cancelled cancelled) {
      throw cancelled;
    } catch (OutboundException gone) {
      throw new RuntimeChatException(Reason.GONE);
    } catch (IOException impossible) {
      // A body throws nothing but OutboundException.
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] body(String model, String prompt) {
    ObjectNode body =
        JsonMapper.shared().createObjectNode().put("model", model).put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    body.putArray("messages").addObject().put("role", "user").put("content", prompt);
    return JsonMapper.shared().writeValueAsBytes(body);
  }

  private static int read(BufferedReader lines, Consumer<String> piece)
      throws IOException, RuntimeChatException {
    int tokens = 0;
    for (String line; (line = lines.readLine()) != null; ) {
      if (!line.startsWith(DATA)) {
        continue;
      }
      String data = line.substring(DATA.length());
      if (data.equals("[DONE]")) {
        return tokens;
      }
      JsonNode chunk = json(data);
      if (chunk.has("error")) {
        throw new RuntimeChatException(Reason.FAILED);
      }
      String text = chunk.at("/choices/0/delta/content").asString("");
      if (!text.isEmpty()) {
        piece.accept(text);
      }
      tokens = chunk.at("/usage/completion_tokens").asInt(tokens);
    }
    // Without its end an answer is not whole.
    throw new RuntimeChatException(Reason.GONE);
  }

  private static Reason reason(int status, @org.jspecify.annotations.Nullable String body) {
    String code = body == null ? "" : json(body).at("/error/code").asString("");
    if (code.equals("context_length_exceeded")) {
      return Reason.TOO_LONG;
    }
    return status == 503 ? Reason.BUSY : Reason.FAILED;
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException malformed) {
      return JsonMapper.shared().missingNode();
    }
  }
}
