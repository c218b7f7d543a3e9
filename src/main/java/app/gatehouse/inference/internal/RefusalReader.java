package app.gatehouse.inference.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.Reply;
import app.gatehouse.discovery.Verdicts;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.outbound.ForeignText;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.providers.Dialect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells why a provider gives no answer, from the error it gives in its place. */
@Component
class RefusalReader {

  private static final int LONGEST_MESSAGE = 500;
  private static final int LONGEST_CODE = 100;

  /** Azure says it in words where a gateway has taken the header away. */
  private static final Pattern WAIT_IN_WORDS =
      Pattern.compile(
          "(?:retry|try again) (?:after|in) (\\d{1,5})(?:\\.\\d+)? ?s", Pattern.CASE_INSENSITIVE);

  /**
   * Hugging Face's own header, which is there on every answer: only with nothing left it counts.
   */
  private static final Pattern HUB_LIMIT = Pattern.compile(";\\s*r=0;\\s*t=(\\d{1,6})");

  private final Verdicts verdicts;
  private final Clock clock;

  RefusalReader(Verdicts verdicts, Clock clock) {
    this.verdicts = verdicts;
    this.clock = clock;
  }

  /**
   * Reads an answer without success.
   *
   * @param redact takes the secret out of a text
   */
  Refusal read(Dialect dialect, OutboundResponse answer, UnaryOperator<String> redact) {
    return read(dialect, Reply.of(answer, clock), answer.status(), redact);
  }

  /** Reads an error that came in an answer of success. */
  Refusal within(Dialect dialect, JsonNode event, UnaryOperator<String> redact) {
    OutboundResponse answer =
        OutboundResponse.within(status(dialect, error(event)), event.toString());
    return read(dialect, Reply.of(answer, clock), 0, redact);
  }

  private Refusal read(Dialect dialect, Reply reply, int told, UnaryOperator<String> redact) {
    JsonNode error = error(reply.json());
    Verdict verdict = verdicts.of(dialect, reply);
    @Nullable Reason own =
        switch (dialect) {
          case ANTHROPIC -> AnthropicChatErrors.reason(reply, error);
          case GEMINI -> GeminiChatErrors.reason(reply, error);
          case OPENAI, XAI, GROQ, OPENROUTER, AZURE, HUGGINGFACE, OLLAMA, LMSTUDIO ->
              ChatErrors.reason(reply, error);
        };
    Reason reason = own == null ? reason(verdict, reply) : own;
    return new Refusal(
        new Failure(
            reason,
            told,
            wait(verdict, reply),
            code(error, reply.json(), redact),
            message(error, reply.json(), redact)),
        verdict);
  }

  /** Some put the error into an array. */
  private static JsonNode error(JsonNode body) {
    return (body.isArray() ? body.path(0) : body).path("error");
  }

  private static int status(Dialect dialect, JsonNode error) {
    if (dialect == Dialect.ANTHROPIC) {
      return AnthropicChatErrors.status(error);
    }
    int code = error.path("code").asInt(0);
    return code >= 400 && code < 600 ? code : 0;
  }

  private static Reason reason(Verdict verdict, Reply reply) {
    return switch (verdict) {
      case Verdict.Rejected rejected -> Reason.KEY_REJECTED;
      case Verdict.WrongKind wrongKind -> Reason.NOT_PERMITTED;
      case Limited limited ->
          switch (limited.limit()) {
            case NO_CREDIT, SPEND_LIMIT -> Reason.NO_CREDIT;
            case RATE_LIMIT -> Reason.RATE_LIMITED;
            case CANNOT_LIST, NO_PERMISSION, TEAM_BLOCKED, REGION -> Reason.NOT_PERMITTED;
          };
      case NotReachable none ->
          none.trouble() == Trouble.TIMEOUT ? Reason.TIMEOUT : Reason.OVERLOADED;
      case WrongService other ->
          switch (other.found()) {
            case WEB_PAGE, REDIRECT, NOTHING_THERE -> Reason.WRONG_SERVICE;
            // No status at all: it began well and went wrong at the provider's.
            case OTHER_SHAPE -> reply.status() == 0 ? Reason.OVERLOADED : Reason.BAD_REQUEST;
          };
      case Verdict.Valid valid -> Reason.WRONG_SERVICE;
    };
  }

  private @Nullable Duration wait(Verdict verdict, Reply reply) {
    @Nullable Instant until = verdict instanceof Limited limited ? limited.until() : null;
    if (until == null) {
      until = reply.retryAt();
    }
    if (until != null) {
      return Duration.between(clock.instant(), until);
    }
    Matcher limit = HUB_LIMIT.matcher(reply.header("RateLimit").orElse(""));
    if (limit.find()) {
      return Duration.ofSeconds(Long.parseLong(limit.group(1)));
    }
    Matcher words = WAIT_IN_WORDS.matcher(reply.json().toString());
    return reply.status() == 429 && words.find()
        ? Duration.ofSeconds(Long.parseLong(words.group(1)))
        : null;
  }

  private static @Nullable String code(
      JsonNode error, JsonNode body, UnaryOperator<String> redact) {
    return Stream.of(
            error.path("code"), error.path("status"), error.path("type"), body.path("code"))
        .map(node -> node.stringValue(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> clean(text, LONGEST_CODE, redact))
        .orElse(null);
  }

  private static @Nullable String message(
      JsonNode error, JsonNode body, UnaryOperator<String> redact) {
    return Stream.of(error.path("message"), error, body.path("message"))
        .map(node -> node.stringValue(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> clean(text, LONGEST_MESSAGE, redact))
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private static String clean(String raw, int longest, UnaryOperator<String> redact) {
    String bounded = raw.length() > 4 * longest ? raw.substring(0, 4 * longest) : raw;
    // Redacted last of all, since what showed nothing may have stood between the secret's parts.
    return ForeignText.shortened(redact.apply(ForeignText.visible(bounded)), longest);
  }
}
