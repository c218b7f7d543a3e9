package app.gatehouse.gateway.internal;

import app.gatehouse.inference.Failure;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in the API's own form why a model gave no answer. */
final class FailureProblems {

  private FailureProblems() {}

  /**
   * @param provider its name, for people
   */
  static Problem of(Failure failure, String provider) {
    Problem.@Nullable Said said =
        failure.code() == null && failure.message() == null
            ? null
            : new Problem.Said(failure.code(), failure.message());
    return new Problem(
        status(failure),
        code(failure),
        sentence(failure, provider),
        aboutModel(failure) ? "model" : null,
        failure.retryAfter(),
        said,
        passesByItself(failure));
  }

  static String code(Failure failure) {
    return failure.reason().name().toLowerCase(Locale.ROOT);
  }

  /** The provider's where it gave one that says there is an error. */
  static int status(Failure failure) {
    if (failure.status() >= 400 && failure.status() < 600) {
      return failure.status();
    }
    return switch (failure.reason()) {
      case NO_KEY, NEEDS_REENTRY, KEY_REJECTED, NOT_PERMITTED -> 403;
      case NO_CREDIT -> 402;
      case RATE_LIMITED -> 429;
      case MODEL_NOT_FOUND -> 404;
      case NOT_LOADED, OVERLOADED -> 503;
      case TOO_LONG, CONTENT_REFUSED, BAD_REQUEST, NOT_SUPPORTED -> 400;
      case TIMEOUT -> 504;
      case NOT_REACHABLE, ADDRESS_REFUSED, WRONG_SERVICE -> 502;
    };
  }

  private static boolean aboutModel(Failure failure) {
    return switch (failure.reason()) {
      case MODEL_NOT_FOUND, NOT_LOADED -> true;
      default -> false;
    };
  }

  private static boolean passesByItself(Failure failure) {
    return switch (failure.reason()) {
      case RATE_LIMITED, OVERLOADED, TIMEOUT, NOT_REACHABLE -> true;
      default -> false;
    };
  }

  private static String sentence(Failure failure, String provider) {
    return switch (failure.reason()) {
      case NO_KEY -> "Nothing is saved for " + provider + ". Save a key on the Keys page.";
      case NEEDS_REENTRY ->
          "What is saved for " + provider + " does not open any more. Enter it again on Keys.";
      case KEY_REJECTED ->
          provider + " does not take the saved key. Replace it on the Keys page of Gatehouse.";
      case NOT_PERMITTED ->
          "The saved key of " + provider + " may not do this. Look at its rights there.";
      case NO_CREDIT -> "The account at " + provider + " has no credit left. Top it up there.";
      case RATE_LIMITED ->
          provider + " limits how often it is asked. " + waiting(failure.retryAfter());
      case MODEL_NOT_FOUND ->
          provider + " does not have this model, or not for the saved key. Ask for another one.";
      case NOT_LOADED -> "The model is not in memory. Load it on the Models page first.";
      case TOO_LONG -> "Prompt and answer are longer than the model takes. Shorten the request.";
      case CONTENT_REFUSED ->
          provider + " refuses this by its rules on content. Change the request.";
      case BAD_REQUEST -> provider + " does not take the request as it is. Change it.";
      case NOT_SUPPORTED ->
          "What the request asks for cannot be asked of " + provider + ". Ask another model.";
      case OVERLOADED ->
          provider + " has too much to do or trouble of its own. " + waiting(failure.retryAfter());
      case TIMEOUT -> provider + " did not answer in time. Try again, or ask another model.";
      case NOT_REACHABLE -> provider + " could not be reached. Try again, or ask another model.";
      case ADDRESS_REFUSED ->
          "Gatehouse may not go to the address of " + provider + ". Ask whoever runs it.";
      case WRONG_SERVICE ->
          "Something answers at the address of "
              + provider
              + ", but not "
              + provider
              + ". Look at the address.";
    };
  }

  private static String waiting(@Nullable Duration wait) {
    return wait == null
        ? "Wait a little, or ask another model."
        : "Wait %d s, or ask another model.".formatted(wait.plusMillis(999).toSeconds());
  }
}
