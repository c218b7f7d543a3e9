package app.gatehouse.gguf;

/** Why a file's header could not be read. The message names neither the file nor what is in it. */
public final class GgufException extends Exception {

  /** What is the matter with a file. */
  public enum Reason {
    /** It does not begin as such files do; a model of another format, or no model. */
    NOT_GGUF,
    /** Written for machines of another byte order than those it would run on. */
    BIG_ENDIAN,
    /** A version of the format that nobody here knows. */
    UNSUPPORTED_VERSION,
    /** It contradicts itself, or ends too early. */
    DAMAGED,
    /** It claims more than any real model has; reading on would take too long. */
    TOO_MUCH
  }

  private final Reason reason;

  GgufException(Reason reason) {
    super("Not a readable GGUF file: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
