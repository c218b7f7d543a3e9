package app.gatehouse.outbound;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An answer, whatever its status. Its text comes from outside: cut secrets out of it with {@link
 * Redaction} before it is shown or logged.
 */
public final class OutboundResponse {

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean truncated;

  OutboundResponse(int status, Map<String, List<String>> headers, byte[] body, boolean truncated) {
    this.status = status;
    this.headers = headers instanceof AnyCase ready ? ready : new AnyCase(headers);
    this.body = body;
    this.truncated = truncated;
  }

  /** Headers, their names in any case. */
  static final class AnyCase extends TreeMap<String, List<String>> {

    private static final long serialVersionUID = 1L;

    AnyCase(Map<String, List<String>> headers) {
      super(String.CASE_INSENSITIVE_ORDER);
      putAll(headers);
    }
  }

  /**
   * An answer that came as part of another one, as an error does within a stream.
   *
   * @param status as far as it is told; 0 where it is not
   */
  public static OutboundResponse within(int status, String text) {
    return new OutboundResponse(status, Map.of(), text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** The same answer with its body, where that came later. */
  OutboundResponse withBody(byte[] later, boolean cut) {
    return new OutboundResponse(status, headers, later, cut);
  }

  /** The HTTP status; a redirect is an answer like any other, it has not been followed. */
  public int status() {
    return status;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header; its name in any case. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** All values of a header in the order they came, none when it is not there. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The names of all headers, in any case. */
  public Set<String> headerNames() {
    return headers.keySet();
  }

  /** Unpacked; empty when there was none. The array itself, not a copy. */
  public byte[] body() {
    return body;
  }

  /** The body read as UTF-8; what is not UTF-8 becomes replacement characters. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether an error answer was longer than the 64 KB that are kept. */
  public boolean truncated() {
    return truncated;
  }

  @Override
  public String toString() {
    return "status " + status + ", " + body.length + " bytes";
  }
}
