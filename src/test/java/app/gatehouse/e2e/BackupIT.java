package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as an operator does them, and a start on a disk without room. */
class BackupIT {

  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path parent;

  @Test
  void whatWasBackedUpWhileServingIsRestoredElsewhereAndReadWithoutRoomToSave() throws Exception {
    Path data = parent.resolve("data");
    Path archive = parent.resolve("backup.zip");
    try (PackagedGatehouse serving = PackagedGatehouse.on(data).owner("ann", PASSWORD).start()) {
      try (PackagedGatehouse backup =
          PackagedGatehouse.on(data).command("backup", archive.toString())) {
        assertThat(backup.awaitExit()).as(backup.errors()).isZero();
        assertThat(backup.output()).contains("to " + archive, "The key ring is not inside.");
      }
      assertThat(archive).isNotEmptyFile();
      assertThat(serving.isRunning()).isTrue();
    }

    Path elsewhere = parent.resolve("elsewhere");
    try (PackagedGatehouse restore = restore(elsewhere, data.resolve("keys"), archive)) {
      assertThat(restore.awaitExit()).as(restore.errors()).isZero();
      assertThat(restore.output()).contains("0 of its 0 sealed secrets open.");
    }
    try (PackagedGatehouse again = restore(elsewhere, data.resolve("keys"), archive)) {
      assertThat(again.awaitExit()).isEqualTo(1);
      assertThat(again.errors()).contains("Nothing was restored: there is a database in");
    }

    try (PackagedGatehouse full =
            PackagedGatehouse.on(elsewhere)
                .with("gatehouse.key-dir", data.resolve("keys").toString())
                .with("gatehouse.storage.min-free", "100000TB")
                .start();
        HttpVisitor ann = new HttpVisitor(full.address())) {
      HttpResponse<String> refused = ann.signIn("ann", PASSWORD);
      assertThat(refused.headers().firstValue("Location").orElse("")).contains("/login?");
      assertThat(ann.get("/profile").statusCode()).isEqualTo(302);
      assertThat(ann.get("/actuator/health").statusCode()).isEqualTo(503);
      assertThat(ann.get("/login").statusCode()).isEqualTo(200);
    }
  }

  private static PackagedGatehouse restore(Path data, Path keys, Path archive) {
    return PackagedGatehouse.on(data)
        .with("gatehouse.key-dir", keys.toString())
        .command("restore", archive.toString());
  }
}
