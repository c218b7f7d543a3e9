package app.gatehouse.inference;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, or only a part of one.
 *
 * @param status the provider's HTTP status; 0 where it gave none
 * @param retryAfter when the provider said that it may be asked again; null when it did not say
 * @param code the provider's own code or type of the error; null where there is none
 * @param message the provider's own words, at most 500 characters, with nothing of the key in them;
 *     null where there are none. For people: it may say anything, so it is escaped where shown
 */
public record Failure(
    Reason reason,
    int status,
    @Nullable Duration retryAfter,
    @Nullable String code,
    @Nullable String message) {

  /** Where several hold, the first of these counts. */
  public enum Reason {
    /** Nothing is saved for the provider. */
    NO_KEY,
    /** What is saved does not open any more. */
    NEEDS_REENTRY,
    /** The provider does not take the key. */
    KEY_REJECTED,
    /**
     * The key is real but may not do this: a scope, a region, an address, the wrong kind of key.
     */
    NOT_PERMITTED,
    /** The account at the provider has no credit, or a spending limit is reached. */
    NO_CREDIT,
    /** Too many requests; passes by itself. */
    RATE_LIMITED,
    /** The provider does not have the model, or the key may not use it. */
    MODEL_NOT_FOUND,
    /** A model on this machine that is not in memory. */
    NOT_LOADED,
    /** Prompt and answer are longer than the model takes. */
    TOO_LONG,
    /** The provider refuses what was asked for by its rules on content. */
    CONTENT_REFUSED,
    /** The provider does not take the request as it is; the same again fails again. */
    BAD_REQUEST,
    /** What the request asks for cannot be asked of this provider. */
    NOT_SUPPORTED,
    /** The provider has too much to do, or trouble of its own: a status from 500 on. */
    OVERLOADED,
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or it broke. */
    NOT_REACHABLE,
    /** Gatehouse may not go to the address, or is kept away from it. */
    ADDRESS_REFUSED,
    /** Something answers there, but not the provider. */
    WRONG_SERVICE
  }

  /** Whether the fault lies with one model, key or provider, so that another may well answer. */
  public boolean anotherMayAnswer() {
    return switch (reason) {
      case BAD_REQUEST, CONTENT_REFUSED, TOO_LONG, NOT_SUPPORTED -> false;
      default -> true;
    };
  }
}
