package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

@OnPostgresql
class ServerDatabaseTest {

  private static final String SECRET = "canary-in-url-5150";

  @Test
  void isTheEmbeddedOneWhereNoneIsNamed() {
    assertThat(ServerDatabase.configured(new StandardEnvironment())).isEmpty();
  }

  @Test
  void holdsNothingAtFirst() {
    assertThat(right(PostgresqlServer.newDatabase()).probe()).isEqualTo(SealedDataProbe.NOTHING);
  }

  @Test
  void tellsWhichKeySealedItsSecrets() throws SQLException {
    String url = PostgresqlServer.newDatabase();
    run(
        url,
        "CREATE TABLE key_check (key_id VARCHAR(10), check_value VARCHAR(64))",
        "CREATE TABLE credential (id INT, sealed VARCHAR(8000))",
        "INSERT INTO key_check VALUES ('k1', '0123')",
        "INSERT INTO credential VALUES (1, 'v1.k1.A'), (2, NULL)");

    assertThat(right(url).probe())
        .isEqualTo(
            new SealedDataProbe(
                Map.of("k1", new KeyRecord("0123", KeyRecord.State.REPLACED)),
                Map.of("k1", 1L),
                true));
  }

  @Test
  void looksAtNoOtherSchema() throws SQLException {
    String url = PostgresqlServer.newDatabase();
    run(url, "CREATE SCHEMA other", "CREATE TABLE other.key_check (something INT)");

    assertThat(right(url).probe()).isEqualTo(SealedDataProbe.NOTHING);
  }

  @Test
  void saysThatTheServerCannotBeReached() {
    assertRefused(
        new ServerDatabase(
            "jdbc:postgresql://localhost:1/x?password=" + SECRET,
            "ann",
            SECRET,
            ServerDatabase.Names.SPRING),
        "the database server of spring.datasource.url cannot be reached; see that it is running, and that the"
            + " address names the right host and port.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET})
  void saysThatThePasswordIsWrong(String password) {
    assertRefused(
        new ServerDatabase(
            PostgresqlServer.newDatabase(),
            PostgresqlServer.ROLE,
            password,
            ServerDatabase.Names.SPRING),
        "the database of spring.datasource.url refuses the user name or password; check"
            + " spring.datasource.username and spring.datasource.password.");
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    String url = PostgresqlServer.newDatabase();
    assertRefused(
        right(url.substring(0, url.lastIndexOf('/')) + "/nothing_here?loggerLevel=" + SECRET),
        "there is no database of the name given in spring.datasource.url; make it first, or mend"
            + " the name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/x?password=" + SECRET,
        "postgresql://ann:" + SECRET + "@localhost/x",
        "jdbc:hsqldb:file:/x;password=" + SECRET,
      })
  void saysThatItIsNoAddressOfPostgresql(String url) {
    assertRefused(
        right(url),
        "spring.datasource.url does not begin with jdbc:postgresql:; that is the only other"
            + " database Gatehouse keeps its data in.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost:no-port/x?password=" + SECRET,
        "jdbc:postgresql://ann:" + SECRET + "@localhost/x",
        "jdbc:postgresql://ann:" + SECRET + "@localhost:5432/x",
        "jdbc:postgresql://localhost?password=" + SECRET,
        "jdbc:postgresql://localhost:5432/x/" + SECRET,
      })
  void saysHowAnAddressIsWritten(String url) {
    assertRefused(
        right(url),
        "spring.datasource.url is not of the form jdbc:postgresql://host:5432/database; user name"
            + " and password go to spring.datasource.username and spring.datasource.password.");
  }

  @Test
  void neverRepeatsAnAddressThatTheDriverRefuses() {
    assertRefused(right("jdbc:postgresql://localhost:1/x?sslmode=" + SECRET), null);
  }

  @Test
  void saysThatTablesCannotBeMade() {
    String url = PostgresqlServer.newDatabase();
    PostgresqlServer.administer(
        "ALTER DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " OWNER TO postgres");
    assertRefused(
        right(url),
        "the user of spring.datasource.username may not make tables in the database; make it the"
            + " owner with ALTER DATABASE … OWNER TO ….");
  }

  private static void assertRefused(ServerDatabase database, @Nullable String sentence) {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(database::probe)
        .satisfies(refused -> {
          if (sentence != null) {
            assertThat(refused).hasMessage(sentence);
          }
          assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION);
          assertThat(refused.getMessage())
              .doesNotContain(SECRET, PostgresqlServer.PASSWORD)
              .doesNotContain("\n");
        });
  }

  private static ServerDatabase right(String url) {
    return new ServerDatabase(
        url, PostgresqlServer.ROLE, PostgresqlServer.PASSWORD, ServerDatabase.Names.SPRING);
  }

  private static void run(String url, String... statements) throws SQLException {
    try (Connection connection = PostgresqlServer.connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
