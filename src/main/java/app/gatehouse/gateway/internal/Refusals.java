package app.gatehouse.gateway.internal;

import java.math.BigDecimal;
import java.time.Duration;

/** The problems that Gatehouse itself has with a request. */
final class Refusals {

  private Refusals() {}

  static Problem noToken() {
    return Problem.of(
        401,
        "missing_token",
        "There is no access token in the request. Make one on the API page of Gatehouse and send it"
            + " as Authorization: Bearer.");
  }

  static Problem wrongToken() {
    return Problem.of(
        401,
        "invalid_token",
        "This is no access token of Gatehouse, or it was revoked. Make one on the API page and use"
            + " it in its place.");
  }

  static Problem providersKey(String provider) {
    return Problem.of(
        401,
        "provider_key",
        "This looks like a key of "
            + provider
            + ". Gatehouse keeps such keys and takes none here: make an access token on its API"
            + " page and use that in its place.");
  }

  static Problem expired() {
    return Problem.of(
        401,
        "expired_token",
        "This access token has expired. Make another one on the API page of Gatehouse.");
  }

  static Problem disabled() {
    return Problem.of(
        403, "account_disabled", "The account of this access token is disabled. Ask the owner.");
  }

  static Problem revoked() {
    return Problem.of(401, "invalid_token", "The access token of this request was revoked.");
  }

  static Problem tooMany(int perMinute, Duration wait) {
    return new Problem(
        429,
        "token_rate_limited",
        "This access token may be used %d times in a minute. Wait %d s, or give it more on the API page."
            .formatted(perMinute, seconds(wait)),
        null,
        wait,
        null,
        true);
  }

  static Problem overBudget(BigDecimal budget) {
    return Problem.of(
        429,
        "budget_reached",
        "The budget of this access token, USD %s a month, is spent. It begins anew with the next month (UTC); or use one with a higher budget."
            .formatted(budget.stripTrailingZeros().toPlainString()));
  }

  static Problem tooLarge(int megabytes) {
    return Problem.of(
        413, "too_large", "The body of the request is larger than %d MB.".formatted(megabytes));
  }

  static Problem encoded() {
    return Problem.of(
        415, "encoded_body", "The body is compressed. Send it without a Content-Encoding.");
  }

  static Problem notFound() {
    return Problem.of(
        404,
        "not_found",
        "There is nothing at this path. GET /v1/openapi.json describes what there is.");
  }

  static Problem badPath() {
    return Problem.of(
        400, "bad_path", "The path holds what no path here has. Look at how it is encoded.");
  }

  static Problem wrongMethod(String allowed) {
    return Problem.of(405, "method_not_allowed", "Only " + allowed + " is answered at this path.");
  }

  static Problem badBody(String sentence) {
    return Problem.of(400, "invalid_body", sentence);
  }

  static Problem noModel() {
    return Problem.of(
        400,
        "missing_model",
        "The request names no model. Name one as provider/id, for example openai/gpt-4o-mini; GET"
            + " /v1/models lists them.",
        "model");
  }

  static Problem unknownModel(String hint) {
    return Problem.of(404, "model_not_found", hint, "model");
  }

  static Problem modelNotAllowed() {
    return Problem.of(
        403,
        "model_not_allowed",
        "This access token may not be used for this model. GET /v1/models lists those it may be"
            + " used for.",
        "model");
  }

  static Problem notAnthropics() {
    return Problem.of(
        400,
        "not_supported",
        "Below /anthropic only Anthropic's own models answer. Ask for this one at"
            + " /v1/chat/completions.",
        "model");
  }

  static Problem stopping() {
    return new Problem(
        503,
        "shutting_down",
        "Gatehouse is being stopped. Ask again once it runs.",
        null,
        Duration.ofSeconds(5),
        null,
        true);
  }

  /** The use of a key is written down before the key is used. */
  static Problem nothingIsSaved() {
    return new Problem(
        503,
        "nothing_is_saved",
        "The disk of Gatehouse is full or fails, so that no key can be used. Tell whoever runs it.",
        null,
        Duration.ofSeconds(30),
        null,
        true);
  }

  static Problem internal() {
    return Problem.of(
        500, "internal_error", "Something went wrong in Gatehouse; its log says more.");
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
