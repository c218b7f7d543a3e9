package app.gatehouse.storage;

import java.util.Optional;

/**
 * Gatehouse will not start, and has changed nothing. The message is one sentence for the operator:
 * what is wrong, where, and what to do.
 */
public final class StartupRefusedException extends RuntimeException {

  /**
   * The configuration, the key ring or the database is not as it has to be (sysexits' EX_CONFIG).
   */
  public static final int CONFIGURATION = 78;

  /** Something else is in the way now and may be gone later (sysexits' EX_TEMPFAIL). */
  public static final int IN_USE = 75;

  private final int exitCode;

  /**
   * @param exitCode of the process, not 0
   */
  public StartupRefusedException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The refusal behind a failed start, if that is what it was. */
  public static Optional<StartupRefusedException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupRefusedException refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  public int exitCode() {
    return exitCode;
  }
}
