package app.gatehouse.discovery;

import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** Before its first tag a page may have a declaration and a comment. */
  private static final int HEAD = 1_000;

  private static final Pattern MILLIS = Pattern.compile("\\d{1,12}");

  private final OutboundResponse response;
  private final String text;
  private final JsonNode json;
  private final Clock clock;

  private Reply(OutboundResponse response, String text, JsonNode json, Clock clock) {
    this.response = response;
    this.text = text;
    this.json = json;
    this.clock = clock;
  }

  /** What a provider answered, or told within an answer. */
  public static Reply of(OutboundResponse response, Clock clock) {
    String text = withoutMark(response.text());
    return new Reply(response, text, parse(text), clock);
  }

  /** Some gateways put a byte order mark before what they pass on. */
  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
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

  /** Whether the body is a page for people, whatever it says of itself. */
  public boolean isWebPage() {
    String start = text.stripLeading();
    String head = start.substring(0, Math.min(start.length(), HEAD)).toLowerCase(Locale.ROOT);
    boolean markup =
        head.startsWith("<") && (head.contains("<html") || head.contains("doctype html"));
    return markup
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
    return text.toLowerCase(Locale.ROOT).contains(fragment.toLowerCase(Locale.ROOT));
  }

  /** When the provider says that it may be asked again; null when it does not say. */
  public @Nullable Instant retryAt() {
    return retryAfterMillis().or(this::retryAfter).map(this::retryIn).orElse(null);
  }

  /** What OpenAI and Azure say more exactly beside {@code Retry-After}. */
  private Optional<Duration> retryAfterMillis() {
    return header("retry-after-ms")
        .map(String::strip)
        .filter(value -> MILLIS.matcher(value).matches())
        .map(value -> Duration.ofMillis(Long.parseLong(value)));
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
