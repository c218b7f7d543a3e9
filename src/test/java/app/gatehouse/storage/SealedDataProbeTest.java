package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.storage.KeyRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEmbedded
class SealedDataProbeTest {

  private static final SealedDataProbe FILLED =
      new SealedDataProbe(
          Map.of("k1", new KeyRecord("0123", State.REPLACED)), Map.of("k1", 2L, "k2", 1L), true);

  @TempDir private Path parent;

  @Test
  void findsNothingInADatabaseWithoutOurTables() throws Exception {
    try (DataFolder folder = DataFolder.take(parent.resolve("data"))) {
      try (Connection connection = open(folder)) {
        run(connection, "CREATE TABLE something (id INT)");
      }

      assertThat(probe(folder).nothingSealed()).isTrue();
    }
  }

  @Test
  void readsADatabaseThatWasClosedAndChangesNoByte() throws Exception {
    try (DataFolder folder = DataFolder.take(parent.resolve("data"))) {
      try (Connection connection = open(folder)) {
        fill(connection);
      }
      Map<String, String> before = Snapshot.of(folder.path());

      SealedDataProbe found = probe(folder);

      assertThat(found).isEqualTo(FILLED);
      assertThat(Snapshot.of(folder.path())).isEqualTo(before);
    }
  }

  @Test
  void readsADatabaseWhoseProcessWasKilledAndChangesNoByte() throws Exception {
    Path crashed = parent.resolve("crashed");
    try (DataFolder folder = DataFolder.take(parent.resolve("data"));
        Connection connection = open(folder)) {
      fill(connection);
      Snapshot.copy(folder.path(), crashed);
    }

    try (DataFolder folder = DataFolder.take(crashed)) {
      assertThat(crashed.resolve("db/gatehouse.lck")).exists();
      Map<String, String> before = Snapshot.of(crashed);

      SealedDataProbe found = probe(folder);

      assertThat(found).isEqualTo(FILLED);
      assertThat(Snapshot.of(crashed)).isEqualTo(before);
    }
  }

  /** Rows that were moved to the data file since the last checkpoint are what makes it hard. */
  @Test
  void seesTheLastCommitOfAKilledProcessThatHadWrittenMuch() throws Exception {
    Path crashed = parent.resolve("crashed");
    try (DataFolder folder = DataFolder.take(parent.resolve("data"));
        Connection connection = open(folder)) {
      fill(connection);
      run(connection, "SET FILES CACHE ROWS 100");
      run(connection, "CREATE CACHED TABLE many (id INT PRIMARY KEY, sealed VARCHAR(8000))");
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
          run(
              connection,
              round == 0
                  ? "INSERT INTO many VALUES (" + i + ", 'v1.k1." + "A".repeat(200) + "')"
                  : "UPDATE many SET sealed = 'v1.k" + (round + 1) + ".B' WHERE id = " + i);
        }
        if (round == 0) {
          run(connection, "CHECKPOINT");
        }
      }
      run(connection, "INSERT INTO key_check VALUES ('k3', '4567')");
      Snapshot.copy(folder.path(), crashed);
    }

    try (DataFolder folder = DataFolder.take(crashed)) {
      Map<String, String> before = Snapshot.of(crashed);

      SealedDataProbe found = probe(folder);

      assertThat(found.keys()).containsOnlyKeys("k1", "k3");
      assertThat(found.sealedBy()).containsEntry("k3", 1000L);
      assertThat(Snapshot.of(crashed)).isEqualTo(before);
    }
  }

  @Test
  void knowsWhichKeyIsActiveAndWhichAreRetired() throws Exception {
    try (DataFolder folder = DataFolder.take(parent.resolve("data"))) {
      try (Connection connection = open(folder)) {
        run(
            connection,
            "CREATE TABLE key_check (key_id VARCHAR(10), check_value VARCHAR(64),"
                + " active_slot SMALLINT, retired_at TIMESTAMP(6) WITH TIME ZONE)");
        run(connection, "INSERT INTO key_check VALUES ('k1', '01', NULL, CURRENT_TIMESTAMP)");
        run(connection, "INSERT INTO key_check VALUES ('k9', '02', 1, NULL)");
        run(connection, "INSERT INTO key_check VALUES ('k10', '03', NULL, NULL)");
      }

      SealedDataProbe found = probe(folder);

      assertThat(found.keys())
          .isEqualTo(
              Map.of(
                  "k1", new KeyRecord("01", State.RETIRED),
                  "k9", new KeyRecord("02", State.ACTIVE),
                  "k10", new KeyRecord("03", State.REPLACED)));
      assertThat(found.active()).contains("k9");
      assertThat(found.nothingSealed()).isFalse();
    }
  }

  @Test
  void takesTheHighestNumberForActiveWhereAnOlderVersionWroteNone() {
    KeyRecord key = new KeyRecord("01", State.REPLACED);

    assertThat(
            new SealedDataProbe(Map.of("k2", key, "k10", key, "k9", key), Map.of(), false).active())
        .contains("k10");
  }

  @Test
  void leavesACrashedDatabaseToBeOpenedAtOnce() throws Exception {
    Path crashed = parent.resolve("crashed");
    try (DataFolder folder = DataFolder.take(parent.resolve("data"));
        Connection connection = open(folder)) {
      fill(connection);
      Snapshot.copy(folder.path(), crashed);
    }

    try (DataFolder folder = DataFolder.take(crashed)) {
      HsqldbFiles files = new HsqldbFiles(folder);
      assertThat(files.exist()).isTrue();
      files.removeStaleLock();

      try (Connection connection = open(folder)) {
        run(connection, "INSERT INTO key_check VALUES ('k2', '4567')");
      }

      assertThat(probe(folder).keys()).containsOnlyKeys("k1", "k2");
    }
  }

  @Test
  void opensTheDatabaseUnderTheOptionsThatLoseNothing() throws IOException {
    try (DataFolder folder = DataFolder.take(parent.resolve("data"))) {
      HsqldbFiles files = new HsqldbFiles(folder);

      assertThat(files.exist()).isFalse();
      assertThat(files.url())
          .startsWith("jdbc:hsqldb:file:" + folder.path().resolve("db/gatehouse") + ";")
          .contains(
              ";hsqldb.write_delay=false",
              ";hsqldb.full_log_replay=true",
              ";hsqldb.tx=mvcc",
              ";hsqldb.default_table_type=cached",
              ";hsqldb.log_size=0",
              ";sql.syntax_pgs=true",
              ";shutdown=true");
      assertThat(files.readOnlyUrl()).contains(";readonly=true", ";ifexists=true");
    }
  }

  private static void fill(Connection connection) throws SQLException {
    run(connection, "CREATE TABLE key_check (key_id VARCHAR(10), check_value VARCHAR(64))");
    run(connection, "CREATE TABLE credential (id INT, sealed VARCHAR(8000))");
    run(connection, "INSERT INTO key_check VALUES ('k1', '0123')");
    run(connection, "INSERT INTO credential VALUES (1, 'v1.k1.A'), (2, 'v1.k1.B'), (3, NULL)");
    // Altered rows: these name no key.
    run(connection, "INSERT INTO credential VALUES (4, ''), (5, 'v1.k1'), (6, 'v1.k.A')");
    run(connection, "INSERT INTO credential VALUES (7, 'v1.k1x.A'), (8, 'x'), (9, 'v2.k1.A')");
    // Another feature's.
    run(connection, "CREATE TABLE other (id INT, sealed VARCHAR(8000))");
    run(connection, "INSERT INTO other VALUES (1, 'v1.k2.A')");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection open(DataFolder folder) throws SQLException {
    return DriverManager.getConnection(new HsqldbFiles(folder).url(), "SA", "");
  }

  private static SealedDataProbe probe(DataFolder folder) throws Exception {
    return DatabaseLook.into(new HsqldbFiles(folder), Optional.empty());
  }
}
