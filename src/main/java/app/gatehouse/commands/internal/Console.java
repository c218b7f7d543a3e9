package app.gatehouse.commands.internal;

import app.gatehouse.commands.CommandOutput;

/** The terminal of this very process; Ctrl-C ends the process itself. */
public final class Console implements CommandOutput {

  @Override
  public void say(String line) {
    System.out.println(line);
  }

  @Override
  public void problem(String sentence) {
    System.err.println(sentence);
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
