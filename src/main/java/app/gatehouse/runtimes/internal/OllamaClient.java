package app.gatehouse.runtimes.internal;

import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.OutboundStream;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.vault.SecretText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls to Ollama by which a file becomes a model there. Paths and fields as of August 2026.
 */
final class OllamaClient {

  /** Ollama reads a whole file again before it answers, and large ones take minutes. */
  private static final RequestLimits COPY =
      new RequestLimits(Duration.ofMinutes(15), Duration.ofHours(24), 64 * 1024);

  private static final RequestLimits MAKE =
      new RequestLimits(Duration.ofMinutes(15), Duration.ofHours(2), 64 * 1024);
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LONGEST_TEXT = 200;

  private final OutboundHttp http;
  private final URI base;
  private final AddressTrust trust;
  private final @Nullable SecretText token;

  /**
   * @param base without a trailing slash
   * @param token stays the caller's; null where there is none
   */
  OllamaClient(OutboundHttp http, URI base, AddressTrust trust, @Nullable SecretText token) {
    this.http = http;
    this.base = base;
    this.trust = trust;
    this.token = token;
  }

  /** Ollama said no. */
  static final class RefusedException extends Exception {

    private final int status;
    private final String said;

    RefusedException(int status, String said) {
      super("Ollama refused with status " + status);
      this.status = status;
      this.said = said;
    }

    /** 200 where it said so in the middle of an answer. */
    int status() {
      return status;
    }

    /** In its words, cleaned for people; may be empty. */
    String said() {
      return said;
    }
  }

  /**
   * Whether it has a model of this name.
   *
   * @throws OutboundException when there is no answer
   */
  boolean hasModel(String name) throws RefusedException {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("model", name);
    OutboundResponse answer =
        http.send(request("POST", "/api/show").withBody("application/json", bytes(body)));
    if (answer.isSuccess()) {
      return true;
    }
    if (answer.status() == 404) {
      return false;
    }
    throw refused(answer);
  }

  /**
   * Whether it has a file.
   *
   * @param sha256 64 hex digits
   */
  boolean hasFile(String sha256) throws RefusedException {
    OutboundResponse answer = http.send(request("HEAD", "/api/blobs/sha256:" + sha256));
    if (answer.isSuccess()) {
      return true;
    }
    if (answer.status() == 404) {
      return false;
    }
    throw refused(answer);
  }

  /**
   * Copies a file to it.
   *
   * @param sent hears how many of its bytes have gone out
   * @return false when the file is not what the SHA-256 says
   * @throws UncheckedIOException when the file cannot be read
   */
  boolean copy(String sha256, Path file, LongConsumer sent) throws RefusedException {
    OutboundResponse answer =
        http.send(
            request("POST", "/api/blobs/sha256:" + sha256)
                .withFile("application/octet-stream", file, sent)
                .withLimits(COPY));
    if (answer.isSuccess()) {
      return true;
    }
    if (answer.status() == 400) {
      return false;
    }
    throw refused(answer);
  }

  /**
   * Has it make a model of files it has. The status is 200 also when that fails: an error is a line
   * of the answer.
   *
   * @param files each name with its SHA-256; of a split model all parts
   * @param status hears what it is doing, in its words
   */
  void make(String name, Map<String, String> files, Consumer<String> status)
      throws RefusedException {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("model", name);
    ObjectNode list = body.putObject("files");
    files.forEach((file, sha256) -> list.put(file, "sha256:" + sha256));
    OutboundRequest request =
        request("POST", "/api/create").withBody("application/json", bytes(body)).withLimits(MAKE);
    try (OutboundStream answer = http.open(request);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      if (answer.status() < 200 || answer.status() >= 300) {
        throw refused(answer.status(), line(lines));
      }
      boolean success = false;
      for (String line; (line = line(lines)) != null; ) {
        JsonNode told = json(line);
        if (told.has("error")) {
          throw new RefusedException(answer.status(), text(told.path("error").asString("")));
        }
        String now = text(told.path("status").asString(""));
        success |= now.equals("success");
        status.accept(now);
      }
      if (!success) {
        throw new RefusedException(answer.status(), "");
      }
    } catch (IOException impossible) {
      // A body throws nothing but OutboundException.
      throw new UncheckedIOException(impossible);
    }
  }

  private OutboundRequest request(String method, String path) {
    OutboundRequest request =
        OutboundRequest.of(method, URI.create(base + path))
            .withTrust(trust)
            .withLimits(RequestLimits.QUICK);
    return token == null ? request : request.withBearer(token);
  }

  private RefusedException refused(OutboundResponse answer) {
    return refused(answer.status(), answer.text());
  }

  private RefusedException refused(int status, @Nullable String body) {
    String said = body == null ? "" : json(body).path("error").asString("");
    return new RefusedException(status, text(said));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException malformed) {
      return JsonMapper.shared().missingNode();
    }
  }

  private static byte[] bytes(ObjectNode body) {
    return JsonMapper.shared().writeValueAsBytes(body);
  }

  /** What is longer than a line of Ollama's is cut, and then no JSON any more. */
  private static @Nullable String line(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = lines.read()) != '\n'; ) {
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Without what shows nothing, without the token, and no longer than can be shown. */
  private String text(String raw) {
    String bounded = raw.length() > 4 * LONGEST_TEXT ? raw.substring(0, 4 * LONGEST_TEXT) : raw;
    String visible = bounded.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "").strip();
    String clean = token == null ? visible : Redaction.cut(visible, token);
    return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT - 1) + "…" : clean;
  }
}
