package app.gatehouse.commands;

/** Exit codes of commands, where one is better than 1 (sysexits). */
public final class ExitCodes {

  public static final int DONE = 0;

  /** Not done, for a reason that was said. */
  public static final int FAILED = 1;

  /** No such command, or arguments it does not take. */
  public static final int USAGE = 64;

  /** Gatehouse runs, and has to be stopped first. */
  public static final int IN_USE = 75;

  private ExitCodes() {}
}
