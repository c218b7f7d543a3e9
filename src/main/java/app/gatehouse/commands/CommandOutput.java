package app.gatehouse.commands;

/** The terminal of whoever gave the command. Safe for use by many threads. */
public interface CommandOutput {

  /** A line for standard output. */
  void say(String line);

  /** A sentence for standard error: what is wrong, and what to do. */
  void problem(String sentence);

  /** Whether whoever gave the command has gone; long work then stops where it can go on later. */
  boolean cancelled();
}
