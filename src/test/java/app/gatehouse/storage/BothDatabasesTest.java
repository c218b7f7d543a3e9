package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No test of the database is forgotten on PostgreSQL: those run there that say so. */
class BothDatabasesTest {

  private static final Set<Class<?>> DATABASE =
      Set.of(
          JdbcClient.class,
          JdbcOperations.class,
          Repository.class,
          EntityManager.class,
          DataSource.class,
          Connection.class,
          Flyway.class);

  @Test
  void everyTestOfTheDatabaseSaysWhereItRuns() {
    List<JavaClass> tests =
        new ClassFileImporter()
            .importPath(Path.of("target/test-classes/app/gatehouse")).stream()
                // ITs need the packaged jar or its pages, and run after the packaging.
                .filter(type -> type.getSimpleName().endsWith("Test") && !type.isAnnotation())
                .filter(type -> !type.isEquivalentTo(BothDatabasesTest.class))
                .filter(BothDatabasesTest::reachesTheDatabase)
                .toList();

    assertThat(tests).hasSizeGreaterThan(10);
    assertThat(tests)
        .as(
            "These tests reach the database: make them @GatehouseTest or @EmptyGatehouseTest, which"
                + " run on both, or @OnPostgresql or @OnEmbedded")
        .allMatch(type -> {
          Set<String> tags = tags(type.reflect());
          return tags.contains("persistence") || tags.contains(OnEmbedded.TAG);
        });
  }

  private static boolean reachesTheDatabase(JavaClass type) {
    return AnnotationSupport.isAnnotated(type.reflect(), SpringBootTest.class)
        || type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass())
            .anyMatch(target -> DATABASE.stream().anyMatch(target::isAssignableTo));
  }

  private static Set<String> tags(Class<?> type) {
    return AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream()
        .map(Tag::value)
        .collect(Collectors.toSet());
  }
}
