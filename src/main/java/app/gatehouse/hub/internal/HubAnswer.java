package app.gatehouse.hub.internal;

import app.gatehouse.discovery.Reply;
import app.gatehouse.outbound.OutboundResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer of the Hub, or of what stands in its place.
 *
 * @param code of the error, from the header {@code X-Error-Code}; empty when there is none
 * @param message of the error, from {@code X-Error-Message} and the body's {@code error}; only for
 *     telling cases apart that nothing better does, never for showing: it may echo the token
 * @param text the whole body; empty where it is not kept
 * @param json the body, missing when it is not JSON
 * @param retryAfter how long the Hub wants to be left alone, or null
 */
record HubAnswer(
    int status,
    String code,
    String message,
    String text,
    JsonNode json,
    @Nullable Duration retryAfter) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static HubAnswer of(OutboundResponse response) {
    JsonNode json = parse(response.text());
    String message =
        response.header("X-Error-Message").orElse("") + "\n" + json.path("error").stringValue("");
    return new HubAnswer(
        response.status(),
        response.header("X-Error-Code").orElse(""),
        message.strip(),
        response.text(),
        json,
        RateLimit.wait(response, Clock.systemUTC()));
  }

  /** The same of an answer that was asked for as providers are. */
  static HubAnswer of(Reply reply) {
    String message =
        reply.header("X-Error-Message").orElse("")
            + "\n"
            + reply.json().path("error").stringValue("");
    return new HubAnswer(
        reply.status(),
        reply.header("X-Error-Code").orElse(""),
        message.strip(),
        "",
        reply.json(),
        RateLimit.wait(reply.headers("RateLimit"), reply.retryAfter()));
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean hasCode(String expected) {
    return code.equals(expected);
  }

  /** Whether an error came in the Hub's own form and not as some proxy's page. */
  boolean isHubError() {
    return !code.isEmpty() || json.path("error").isString();
  }

  /** Whether the Hub itself, asked whose the token is, does not take it. */
  boolean isRefusedToken() {
    return status == 401 && isHubError();
  }

  boolean saysExpired() {
    return says("is expired");
  }

  /** Whether the message holds this, in any case. */
  boolean says(String fragment) {
    return message.toLowerCase(Locale.ROOT).contains(fragment);
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
    return "status " + status + (code.isEmpty() ? "" : ", code given");
  }
}
