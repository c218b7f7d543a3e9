package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.storage.PostgresqlServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The move to PostgreSQL by the packaged jar, killed and begun again. */
@Tag("chaos")
class MoveIT {

  private static final String PASSWORD = "correct horse battery";
  private static final int POINTS = 20;

  /** How long a start and what it is for may take on a busy machine. */
  private static final Duration WORK = PackagedGatehouse.START.plus(PackagedGatehouse.END);

  @TempDir private Path parent;

  @Test
  @EnabledIfSystemProperty(named = Chaos.PROPERTY, matches = "true")
  void aMoveThatIsKilledAnywhereAndBegunAgainArrivesWhole() throws Exception {
    Path data = parent.resolve("data");
    try (PackagedGatehouse full =
        PackagedGatehouse.on(data).owner("Ann", PASSWORD).launch(FullHouse.class)) {
      assertThat(full.awaitExit(WORK)).as(full.errors()).isZero();
    }
    int kills = Chaos.count(2, POINTS);
    String url = "";
    for (int kill = 0; kill < kills; kill++) {
      // Two kills for each target, the second on what the first left: an even number of them.
      url = kill % 2 == 0 ? PostgresqlServer.newDatabase() : url;
      int point = 1 + kill * POINTS / kills;
      try (PackagedGatehouse move = move(data, url)) {
        move.awaitLines(point).kill();
      }
      boolean whole = count(url, "registered_model") > 0;
      if (!whole) {
        assertThat(count(url, "account") + count(url, "credential")).isZero();
      }
      if (kill % 2 == 1) {
        try (PackagedGatehouse again = move(data, url)) {
          assertThat(again.awaitExit(WORK))
              .as(again.output() + again.errors())
              .isEqualTo(whole ? 1 : 0);
          assertThat(whole ? again.errors() : again.output())
              .contains(
                  whole
                      ? "holds the data of a Gatehouse already"
                      : "Of %d sealed secrets all open".formatted(FullHouse.PROVIDERS.size()));
        }
        assertThat(count(url, "account")).isOne();
        assertThat(count(url, "credential")).isEqualTo(FullHouse.PROVIDERS.size());
        assertThat(count(url, "registered_model")).isEqualTo(FullHouse.MODELS);
      }
    }
    System.out.println("A move was killed at " + kills + " points, begun again, and arrived whole");

    try (PackagedGatehouse moved =
            PackagedGatehouse.on(data)
                .environment("SPRING_DATASOURCE_URL", url)
                .environment("SPRING_DATASOURCE_USERNAME", PostgresqlServer.ROLE)
                .environment("SPRING_DATASOURCE_PASSWORD", PostgresqlServer.PASSWORD)
                .start();
        HttpVisitor owner = new HttpVisitor(moved.address())) {
      owner.signIn("Ann", PASSWORD);
      HttpResponse<String> copied = owner.copyKey(credential(url));
      assertThat(copied.body()).isEqualTo(FullHouse.secret("openai"));
    }
  }

  private PackagedGatehouse move(Path data, String url) throws Exception {
    Path password = Files.writeString(parent.resolve("database"), PostgresqlServer.PASSWORD + "\n");
    return PackagedGatehouse.on(data)
        .with("gatehouse.move-to.username", PostgresqlServer.ROLE)
        .with("gatehouse.move-to.password-file", password.toString())
        .command("move-to", url);
  }

  private static UUID credential(String url) throws SQLException {
    try (Connection connection = PostgresqlServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id FROM credential WHERE provider_id = 'openai'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** 0 also where there is no such table yet. */
  private static long count(String url, String table) throws SQLException {
    try (Connection connection = PostgresqlServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet there = statement.executeQuery("SELECT to_regclass('" + table + "')")) {
      there.next();
      if (there.getString(1) == null) {
        return 0;
      }
      try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
