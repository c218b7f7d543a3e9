package app.gatehouse.commands.internal;

import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the bean for a command and runs it. */
@Component
public class CommandRunner {

  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

  private final List<Command> commands;

  CommandRunner(ObjectProvider<Command> commands) {
    this.commands = commands.stream().toList();
  }

  /** Runs it in a Gatehouse that was started for it. */
  public int run(String name, List<String> arguments, CommandOutput out) {
    return find(name).run(arguments, out);
  }

  /** Runs it in a Gatehouse that serves people, which a command that fails must not disturb. */
  int runWhileServing(String name, List<String> arguments, CommandOutput out) {
    try {
      Command command = find(name);
      if (!KnownCommands.info(command.getClass()).whileRunning()) {
        out.problem("Gatehouse is running on this data folder; stop it first, then try again.");
        return ExitCodes.IN_USE;
      }
      return command.run(arguments, out);
    } catch (RuntimeException e) {
      LOG.error("The command {} failed", name, e);
      out.problem("The command failed; the log of Gatehouse says why.");
      return ExitCodes.FAILED;
    }
  }

  private Command find(String name) {
    return commands.stream()
        .filter(command -> KnownCommands.info(command.getClass()).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No command " + name));
  }
}
