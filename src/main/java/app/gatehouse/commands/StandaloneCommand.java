package app.gatehouse.commands;

import java.util.List;
import org.springframework.core.env.Environment;

/**
 * A command that needs the configuration, but neither the database nor the key ring opened. Carries
 * {@link CommandInfo} and has a constructor without parameters.
 */
@FunctionalInterface
public interface StandaloneCommand {

  /**
   * @param arguments what followed the name, options of the form {@code --name=value} apart
   * @param configuration with those options, the environment and the files, as at a start
   * @return the exit code; 0 when done
   */
  int run(List<String> arguments, Environment configuration, CommandOutput out);
}
