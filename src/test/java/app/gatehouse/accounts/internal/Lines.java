package app.gatehouse.accounts.internal;

import app.gatehouse.commands.CommandOutput;
import java.util.ArrayList;
import java.util.List;

/** What a command prints. */
final class Lines implements CommandOutput {

  final List<String> said = new ArrayList<>();
  final List<String> problems = new ArrayList<>();

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
    return false;
  }
}
