package app.gatehouse.storage;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each application that a test starts a PostgreSQL database of its own, by the settings an
 * operator would use, when the tests are run for PostgreSQL ({@code -Dgatehouse.test.database}). A
 * test that needs the embedded one even then sets that property for itself.
 */
public final class TestDatabase implements EnvironmentPostProcessor {

  static final String SWITCH = "gatehouse.test.database";
  static final String POSTGRESQL = "postgresql";

  private static final String URL = "spring.datasource.url";

  /** Whether these tests are run for PostgreSQL. */
  public static boolean isPostgresql() {
    return POSTGRESQL.equals(System.getProperty(SWITCH));
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (POSTGRESQL.equals(environment.getProperty(SWITCH)) && !environment.containsProperty(URL)) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "test database",
                  Map.of(
                      URL,
                      PostgresqlServer.newDatabase(),
                      "spring.datasource.username",
                      PostgresqlServer.ROLE,
                      "spring.datasource.password",
                      PostgresqlServer.PASSWORD)));
    }
  }
}
