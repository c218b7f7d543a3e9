package app.gatehouse.storage;

import org.springframework.boot.ExitCodeGenerator;

/**
 * Gatehouse will not start, and has changed nothing. The message is one sentence for the operator:
 * what is wrong, where, and what to do.
 */
public final class StartupRefusedException extends RuntimeException implements ExitCodeGenerator {

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

  public int exitCode() {
    return exitCode;
  }

  /** What Spring Boot ends the process with. */
  @Override
  public int getExitCode() {
    return exitCode;
  }
}
