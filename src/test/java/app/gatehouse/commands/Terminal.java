package app.gatehouse.commands;

import java.util.ArrayList;
import java.util.List;

/** What a command shows, and whether whoever gave it is still there. */
public final class Terminal implements CommandOutput {

  /** On standard output. */
  public final List<String> said = new ArrayList<>();

  /** On standard error. */
  public final List<String> problems = new ArrayList<>();

  /** Whether whoever gave the command has gone. */
  public volatile boolean gone;

  @Override
  public void say(String line) {
    said.add(line);
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }

  @Override
  public boolean cancelled() {
    return gone;
  }
}
