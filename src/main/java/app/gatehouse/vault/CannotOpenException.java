package app.gatehouse.vault;

/**
 * A sealed secret does not open. Deliberately one type and one message for every reason, so that
 * nobody learns from a failure what was wrong; the secret has to be entered again.
 */
public final class CannotOpenException extends RuntimeException {

  CannotOpenException() {
    super("The sealed secret does not open", null, false, false);
  }
}
