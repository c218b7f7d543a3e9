package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

@OnPostgresql
class DatabaseHoldTest {

  @TempDir private Path parent;

  @Test
  void refusesTheSecondAndNamesTheFirst() throws SQLException {
    ServerDatabase database = database(PostgresqlServer.newDatabase());
    try (DatabaseHold first = DatabaseHold.take(database)) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> DatabaseHold.take(database))
          .withMessageStartingWith(
              "the database is in use by the Gatehouse with process id %d on "
                  .formatted(ProcessHandle.current().pid()))
          .satisfies(
              refused -> assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.IN_USE));
      first.keep();
    }
  }

  @Test
  void isFreeAgainOnceItIsClosed() throws SQLException {
    ServerDatabase database = database(PostgresqlServer.newDatabase());

    DatabaseHold.take(database).close();

    DatabaseHold.take(database).close();
  }

  @Test
  void isOneForEachDatabaseOfAServer() throws SQLException {
    try (DatabaseHold one = DatabaseHold.take(database(PostgresqlServer.newDatabase()));
        DatabaseHold other = DatabaseHold.take(database(PostgresqlServer.newDatabase()))) {
      one.keep();
      other.keep();
    }
  }

  @Test
  void isTakenAgainAfterTheServerHasForgottenIt() throws SQLException {
    String url = PostgresqlServer.newDatabase();
    try (DatabaseHold hold = DatabaseHold.take(database(url))) {
      endSessions(url);

      hold.keep();

      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> DatabaseHold.take(database(url)));
    }
  }

  @Test
  void saysWhenAnotherHasTakenTheDatabaseMeanwhile() throws SQLException {
    String url = PostgresqlServer.newDatabase();
    try (DatabaseHold hold = DatabaseHold.take(database(url))) {
      endSessions(url);
      try (DatabaseHold other = DatabaseHold.take(database(url))) {
        assertThatExceptionOfType(StartupRefusedException.class)
            .isThrownBy(hold::keep)
            .withMessageContaining("is in use by");
        other.keep();
      }
    }
  }

  @Test
  void letsOneOfTwoFirstStartsMakeAKey() throws Exception {
    String url = PostgresqlServer.newDatabase();
    CyclicBarrier both = new CyclicBarrier(2);

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Boolean> one = threads.submit(start(url, parent.resolve("one"), both));
      Future<Boolean> other = threads.submit(start(url, parent.resolve("other"), both));

      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
    }
    assertThat(List.of(hasKey("one"), hasKey("other"))).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void isGivenBackByAStartThatLacksTheKeyOfTheDatabase() throws SQLException {
    String url = PostgresqlServer.newDatabase();
    Flyway.configure()
        .dataSource(url, PostgresqlServer.ROLE, PostgresqlServer.PASSWORD)
        .load()
        .migrate();
    try (Connection connection = PostgresqlServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO key_check (key_id, check_value, active_slot) VALUES ('k1', '01', 1)");
    }

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(
            () -> new StorageInitializer().initialize(configured(url, parent.resolve("elsewhere"))))
        .withMessageContaining(parent.resolve("elsewhere/keys/k1.key") + " is missing")
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
    assertThat(hasKey("elsewhere")).isFalse();
    DatabaseHold.take(database(url)).close();
  }

  private boolean hasKey(String folder) {
    return parent.resolve(folder).resolve("keys").toFile().exists();
  }

  /** Whether it came as far as having a key ring; what was refused leaves no key behind. */
  private static Callable<Boolean> start(String url, Path folder, CyclicBarrier both) {
    GenericApplicationContext context = configured(url, folder);
    return () -> {
      both.await();
      try {
        new StorageInitializer().initialize(context);
      } catch (StartupRefusedException e) {
        assertThat(e.exitCode()).isEqualTo(StartupRefusedException.IN_USE);
        both.await();
        return false;
      }
      // Until the other has been refused: a start that ends gives the database back.
      both.await();
      context.refresh();
      context.close();
      return true;
    };
  }

  private static GenericApplicationContext configured(String url, Path folder) {
    GenericApplicationContext context = new GenericApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "operator",
                Map.of(
                    "spring.datasource.url",
                    url,
                    "spring.datasource.username",
                    PostgresqlServer.ROLE,
                    "spring.datasource.password",
                    PostgresqlServer.PASSWORD,
                    "gatehouse.data-dir",
                    folder.toString())));
    return context;
  }

  private static void endSessions(String url) {
    PostgresqlServer.administer(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '"
            + url.substring(url.lastIndexOf('/') + 1)
            + "'");
  }

  private static ServerDatabase database(String url) {
    return new ServerDatabase(
        url, PostgresqlServer.ROLE, PostgresqlServer.PASSWORD, ServerDatabase.Names.SPRING);
  }
}
