package app.gatehouse.runtimes;

/** No answer of the built-in runtime, or only the beginning of one. */
public final class RuntimeChatException extends Exception {

  private final Reason reason;

  public RuntimeChatException(Reason reason) {
    super("The built-in runtime did not answer: " + reason);
    this.reason = reason;
  }

  /** Why. */
  public enum Reason {
    /** What was asked has more tokens than the context. */
    TOO_LONG,
    /** Enough others are waiting. */
    BUSY,
    /** The process is not there any more. */
    GONE,
    /** The model failed. */
    FAILED
  }

  public Reason reason() {
    return reason;
  }
}
