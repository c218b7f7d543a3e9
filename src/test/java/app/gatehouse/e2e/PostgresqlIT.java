package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.storage.PostgresqlServer;
import app.gatehouse.storage.Snapshot;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on PostgreSQL by nothing but its settings, the password sealed in one of them. */
class PostgresqlIT {

  private static final int CONFIGURATION = 78;
  private static final int IN_USE = 75;
  private static final String OWNER_PASSWORD = "correct horse battery";
  private static final String SEALING_PASSWORD = "sealing-canary-1618";

  @TempDir private Path parent;

  @Test
  void whatWasSavedIsThereAfterAKillAndOneGatehouseHasTheDatabase() throws Exception {
    String url = PostgresqlServer.newDatabase();
    Path data = parent.resolve("data");
    String sealed = encrypt(PostgresqlServer.PASSWORD);
    String credential;

    try (PackagedGatehouse saver =
        on(data, url, sealed).owner("Ann", OWNER_PASSWORD).launch(KeySaver.class)) {
      credential = KeySaver.credential(saver);
      try (PackagedGatehouse second = on(parent.resolve("other"), url, sealed).launch()) {
        assertThat(second.awaitExit()).isEqualTo(IN_USE);
        assertThat(second.errors())
            .startsWith(
                "Gatehouse did not start: the database is in use by the Gatehouse with process id "
                    + saver.pid()
                    + " on ")
            .endsWith("; stop that one first, or give this one a database of its own.\n");
        assertThat(parent.resolve("other/keys")).doesNotExist();
      }
      saver.kill();
    }

    try (PackagedGatehouse restarted = on(data, url, sealed).start();
        HttpVisitor owner = new HttpVisitor(restarted.address())) {
      owner.signIn("Ann", OWNER_PASSWORD);
      HttpResponse<String> copied = owner.copyKey(credential);
      assertThat(copied.body()).isEqualTo(KeySaver.SECRET);
      assertThat(data.resolve("db")).doesNotExist();
      assertThat(restarted.output() + restarted.errors())
          .doesNotContain(PostgresqlServer.PASSWORD, SEALING_PASSWORD, sealed, KeySaver.SECRET);
    }
  }

  @Test
  void aStartThatCannotWorkSaysOneSentenceAndChangesNothing() throws Exception {
    String url = PostgresqlServer.newDatabase();
    Path data = parent.resolve("data");
    Files.createDirectories(data);
    Map<String, String> before = Snapshot.withoutLock(data);

    assertRefused(
        on(data, url, "wrong-canary-4711"),
        "the database of spring.datasource.url refuses the user name or password; check"
            + " spring.datasource.username and spring.datasource.password.");
    assertRefused(
        on(data, "jdbc:postgresql://localhost:1/gatehouse", "wrong-canary-4711"),
        "the database server of spring.datasource.url cannot be reached; see that it is running,"
            + " and that the address names the right host and port.");
    assertRefused(
        on(data, url, encrypt(PostgresqlServer.PASSWORD))
            .environment("JASYPT_ENCRYPTOR_PASSWORD", "wrong-canary-4711"),
        "the sealed value of SPRING_DATASOURCE_PASSWORD does not open; see that"
            + " jasypt.encryptor.password is the one it was sealed with, or seal it again with the"
            + " command encrypt.");
    assertRefused(
        on(data, url, "ENC(" + "A".repeat(64) + ")").environment("JASYPT_ENCRYPTOR_PASSWORD", ""),
        "the value of SPRING_DATASOURCE_PASSWORD is sealed; set jasypt.encryptor.password (in the"
            + " environment JASYPT_ENCRYPTOR_PASSWORD) to the password of sealed values, or"
            + " jasypt.encryptor.password-file to a file whose first line it is.");

    assertThat(Snapshot.withoutLock(data)).isEqualTo(before);
  }

  private static void assertRefused(PackagedGatehouse.Setup setup, String sentence) {
    try (PackagedGatehouse refused = setup.launch()) {
      assertThat(refused.awaitExit()).isEqualTo(CONFIGURATION);
      assertThat(refused.errors().lines()).containsExactly("Gatehouse did not start: " + sentence);
      assertThat(refused.output()).isEmpty();
    }
  }

  private static PackagedGatehouse.Setup on(Path data, String url, String password) {
    return PackagedGatehouse.on(data)
        .environment("SPRING_DATASOURCE_URL", url)
        .environment("SPRING_DATASOURCE_USERNAME", PostgresqlServer.ROLE)
        .environment("SPRING_DATASOURCE_PASSWORD", password)
        .environment("JASYPT_ENCRYPTOR_PASSWORD", SEALING_PASSWORD);
  }

  private String encrypt(String value) {
    Path nowhere = parent.resolve("nowhere");
    try (PackagedGatehouse encrypt =
        PackagedGatehouse.on(nowhere)
            .environment("JASYPT_ENCRYPTOR_PASSWORD", SEALING_PASSWORD)
            .input(value + "\n")
            .command("encrypt")) {
      assertThat(encrypt.awaitExit()).isZero();
      assertThat(encrypt.errors()).isEmpty();
      assertThat(encrypt.output()).startsWith("ENC(").endsWith(")\n").doesNotContain(value);
      assertThat(nowhere).doesNotExist();
      return encrypt.output().strip();
    }
  }
}
