package app.gatehouse.commands;

import app.gatehouse.commands.internal.CommandRunner;
import app.gatehouse.commands.internal.Console;
import app.gatehouse.commands.internal.ControlSocket;
import app.gatehouse.commands.internal.KnownCommands;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Tells a command from a start: the first argument that is no option is a command's name.
 *
 * @param name of the command
 * @param arguments what followed it
 * @param options {@code --name=value}, for the configuration
 */
public record CommandLine(String name, List<String> arguments, List<String> options) {

  /** Vaadin's, which do not start without a web server. */
  private static final String PAGES =
      String.join(
          ",",
          "com.vaadin.flow.spring.SpringBootAutoConfiguration",
          "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
          "com.vaadin.flow.spring.VaadinScopesConfig");

  /** Runs the command that the arguments name; empty when they name none, and it is a start. */
  public static OptionalInt run(Class<?> application, String... arguments) {
    List<String> options = Arrays.stream(arguments).filter(CommandLine::isOption).toList();
    List<String> words = Arrays.stream(arguments).filter(word -> !isOption(word)).toList();
    if (words.isEmpty()) {
      return OptionalInt.empty();
    }
    CommandLine line = new CommandLine(words.getFirst(), words.subList(1, words.size()), options);
    return OptionalInt.of(line.run(application, new Console()));
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("--");
  }

  private int run(Class<?> application, CommandOutput out) {
    KnownCommands known = KnownCommands.in(application);
    if (name.equals("help")) {
      known.help().forEach(out::say);
      return ExitCodes.DONE;
    }
    KnownCommands.Known command = known.find(name).orElse(null);
    if (command == null) {
      out.problem("There is no command \"" + name + "\". These are there:");
      known.help().forEach(out::problem);
      return ExitCodes.USAGE;
    }
    Environment configuration = configuration();
    return command.standalone()
        ? command.make().run(arguments, configuration, out)
        : runWithData(application, configuration, out);
  }

  private int runWithData(Class<?> application, Environment configuration, CommandOutput out) {
    ControlSocket.Location folder = ControlSocket.Location.of(configuration);
    if (!Files.isDirectory(folder.dataFolder())) {
      out.problem(
          "There is no data folder %s; start Gatehouse first, or name its folder with --gatehouse.data-dir=…"
              .formatted(folder.dataFolder()));
      return ExitCodes.FAILED;
    }
    OptionalInt done = folder.ask(name, arguments, out);
    return done.isPresent() ? done.getAsInt() : runHere(application, out);
  }

  private int runHere(Class<?> application, CommandOutput out) {
    try (ConfigurableApplicationContext context =
        withoutWebServer(application).run(options.toArray(String[]::new))) {
      return context.getBean(CommandRunner.class).run(name, arguments, out);
    }
  }

  /** The whole of Gatehouse but its pages. */
  public static SpringApplication withoutWebServer(Class<?> application) {
    SpringApplication gatehouse = new SpringApplication(application);
    gatehouse.setWebApplicationType(WebApplicationType.NONE);
    gatehouse.setDefaultProperties(Map.of("spring.autoconfigure.exclude", PAGES));
    return gatehouse;
  }

  /** The configuration as at a start, without anything being opened. */
  private Environment configuration() {
    SpringApplication nothing = new SpringApplication(NoBeans.class);
    nothing.setWebApplicationType(WebApplicationType.NONE);
    nothing.setInitializers(List.of());
    ConfigurableApplicationContext context = nothing.run(options.toArray(String[]::new));
    context.close();
    return context.getEnvironment();
  }

  @Configuration(proxyBeanMethods = false)
  private static final class NoBeans {}
}
