package app.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** What the shipped configuration keeps out of the log, whatever an operator raises. */
class LoggingTest {

  private static final List<String> ON_THE_WIRE =
      List.of(
          "org.apache.hc.client5.http.wire",
          "org.apache.hc.client5.http.headers",
          "org.apache.coyote.http11.Http11InputBuffer",
          "org.apache.tomcat.util.http.Parameters",
          "org.postgresql.core.v3.QueryExecutorImpl");

  @ParameterizedTest
  @ValueSource(strings = {"root", "org", "org.apache", "org.apache.hc", "org.apache.tomcat"})
  void keepsWhatGoesOverTheWireOutWhenEverythingIsRaised(String raised) throws IOException {
    Map<String, LogLevel> levels = levels(Map.of("logging.level." + raised, "TRACE"));

    assertThat(levels).containsEntry(raised, LogLevel.TRACE);
    for (String logger : ON_THE_WIRE) {
      assertThat(effective(levels, logger)).as(logger).isEqualTo(LogLevel.INFO);
    }
  }

  /** The level of the nearest logger above that has one, as logging systems look it up. */
  private static LogLevel effective(Map<String, LogLevel> levels, String logger) {
    for (String name = logger;
        name.contains(".");
        name = name.substring(0, name.lastIndexOf('.'))) {
      LogLevel level = levels.get(name);
      if (level != null) {
        return level;
      }
    }
    return levels.getOrDefault("root", LogLevel.INFO);
  }

  private static Map<String, LogLevel> levels(Map<String, Object> operator) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("operator", operator));
    for (PropertySource<?> shipped :
        new YamlPropertySourceLoader()
            .load("shipped", new FileSystemResource("src/main/resources/application.yaml"))) {
      environment.getPropertySources().addLast(shipped);
    }
    return new TreeMap<>(
        Binder.get(environment)
            .bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
            .get());
  }
}
