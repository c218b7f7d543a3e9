package app.gatehouse.commands.internal;

import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.StandaloneCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The commands there are, read off the classes: nothing is started to know them.
 *
 * @param commands in the order of their names
 */
public record KnownCommands(List<Known> commands) {

  /** One of them. */
  public record Known(CommandInfo info, Class<?> type) {

    public boolean standalone() {
      return StandaloneCommand.class.isAssignableFrom(type);
    }

    public StandaloneCommand make() {
      return (StandaloneCommand) BeanUtils.instantiateClass(type);
    }
  }

  /** All in the application's package and below. */
  public static KnownCommands in(Class<?> application) {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(CommandInfo.class));
    return new KnownCommands(
        scan.findCandidateComponents(application.getPackageName()).stream()
            .map(KnownCommands::known)
            .sorted(Comparator.comparing(known -> known.info().name()))
            .toList());
  }

  /** How an object is called on the command line. */
  static CommandInfo info(Class<?> type) {
    CommandInfo info = AnnotationUtils.findAnnotation(type, CommandInfo.class);
    if (info == null) {
      throw new IllegalStateException(type.getName() + " lacks @CommandInfo");
    }
    return info;
  }

  public Optional<Known> find(String name) {
    return commands.stream().filter(known -> known.info().name().equals(name)).findFirst();
  }

  /** A line for each, aligned. */
  public List<String> help() {
    int width =
        Stream.concat(Stream.of("help"), commands.stream().map(known -> call(known.info())))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Stream.concat(
            commands.stream().map(known -> line(width, call(known.info()), known.info().help())),
            Stream.of(line(width, "help", "Lists the commands.")))
        .toList();
  }

  private static String call(CommandInfo info) {
    return (info.name() + " " + info.arguments()).strip();
  }

  private static String line(int width, String call, String help) {
    return "  " + call + " ".repeat(width - call.length() + 2) + help;
  }

  private static Known known(BeanDefinition definition) {
    Class<?> type =
        ClassUtils.resolveClassName(
            String.valueOf(definition.getBeanClassName()), KnownCommands.class.getClassLoader());
    return new Known(info(type), type);
  }
}
