package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The database as a start leaves it; that it starts means Hibernate found its tables. */
@GatehouseTest
class MigrationsTest {

  @Autowired private Flyway flyway;
  @Autowired private Environment environment;

  @Test
  void everyScriptHasRun() throws IOException {
    assertThat(flyway.info().pending()).isEmpty();
    assertThat(Arrays.stream(flyway.info().applied()).map(script -> script.getScript()))
        .containsExactlyElementsOf(scripts());
  }

  @Test
  void hibernateComparesAndNeverChangesTheTables() {
    assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("validate");
    assertThat(environment.getProperty("spring.datasource.url"))
        .startsWith(
            TestDatabase.isPostgresql() ? "jdbc:postgresql://localhost:" : "jdbc:hsqldb:file:")
        .contains(TestDatabase.isPostgresql() ? "/gatehouse_" : ";hsqldb.write_delay=false");
  }

  private static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.comparingInt(MigrationsTest::number))
          .toList();
    }
  }

  private static int number(String script) {
    return Integer.parseInt(script.substring(1, script.indexOf("__")));
  }
}
