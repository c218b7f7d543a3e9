package app.gatehouse.commands;

import java.util.List;

/**
 * Something an operator asks for on the machine itself; a bean that carries {@link CommandInfo}. It
 * runs in the Gatehouse that holds the data folder: in the running one, which is asked through a
 * socket in that folder, or where none runs, in one started for it without a web server.
 */
@FunctionalInterface
public interface Command {

  /**
   * @param arguments what followed the name, options of the form {@code --name=value} apart
   * @return the exit code; 0 when done
   */
  int run(List<String> arguments, CommandOutput out);
}
