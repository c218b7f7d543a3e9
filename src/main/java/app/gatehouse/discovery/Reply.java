package app.gatehouse.discovery;

import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer of a provider, or of what stands in its place. Its texts may echo the secret: what is
 * kept or shown goes through {@link ProviderCall#text}.
 */
public final class Reply {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final OutboundResponse response;
  private final JsonNode json;
  private final Clock clock;

  private Reply(OutboundResponse response, JsonNode json, Clock clock) {
    this.response = response;
    this.json = json;
    this.clock = clock;
  }

  static Reply of(OutboundResponse response, Clock clock) {
    return new Reply(response, parse(response.text()), clock);
  }

  public int status() {
    return response.status();
  }

  public boolean isSuccess() {
    return response.isSuccess();
  }

  public Optional<String> header(String name) {
    return response.header(name);
  }

  /** All values of a header in the order they came, none when it is not there. */
  public List<String> headers(String name) {
    return response.headers(name);
  }

  /** The body; missing when it is not JSON. */
  public JsonNode json() {
    return json;
  }

  /** Whether the body is a page for people. */
  public boolean isWebPage() {
    String start = response.text().stripLeading();
    String head = start.substring(0, Math.min(start.length(), 15)).toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html")
        || head.startsWith("<html")
        || (!isJson()
            && header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("html"));
  }

  private boolean isJson() {
    return json.isObject() || json.isArray();
  }

  /**
   * Whether the body holds this, in any case. Only where neither status nor header nor code tells.
   */
  public boolean says(String fragment) {
    return response.text().toLowerCase(Locale.ROOT).contains(fragment.toLowerCase(Locale.ROOT));
  }

  /** When the provider says that it may be asked again; null when it does not say. */
  public @Nullable Instant retryAt() {
    return retryAfter().map(this::retryIn).orElse(null);
  }

  /** The wait of {@code Retry-After} as it came: it may be negative, or longer than any day. */
  public Optional<Duration> retryAfter() {
    return RetryAfter.of(response, clock);
  }

  /** The same for a wait that stands elsewhere in the answer: at least a second, at most a day. */
  public Instant retryIn(Duration wait) {
    Duration atLeast = wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    return clock.instant().plus(atLeast.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atLeast);
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public String toString() {
    return response.toString();
  }
}
