package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.storage.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users start it. Few tests with several steps each: every start takes seconds. */
class PackagedJarIT {

  private static final int SIGTERM_EXIT = 143;
  private static final int CONFIGURATION = 78;
  private static final int IN_USE = 75;
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path parent;

  @Test
  void theFirstStartTellsHowToSetUpAndKeepsTheFolderToItself() throws Exception {
    Path data = parent.resolve("data");
    try (PackagedGatehouse first = PackagedGatehouse.on(data).asPackaged().start()) {
      assertThat(first.output())
          .containsOnlyOnce("Set up Gatehouse here: " + first.address() + "/setup#")
          .containsOnlyOnce(first.setupCode());
      assertThat(first.setupCode()).hasSize(26);
      assertThat(Files.readString(data.resolve("setup-code")).strip()).isEqualTo(first.setupCode());
      assertThat(mode(data.resolve("setup-code"))).isEqualTo("rw-------");
      assertThat(mode(data)).isEqualTo("rwx------");
      assertThat(mode(data.resolve("keys"))).isEqualTo("rwx------");
      assertThat(mode(data.resolve("keys/k1.key"))).isEqualTo("rw-------");

      long begun = System.nanoTime();
      try (PackagedGatehouse second = PackagedGatehouse.on(data).asPackaged().launch()) {
        int exit = second.awaitExit();
        System.out.println(
            "A second start was refused after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis()
                + " ms");
        assertThat(exit).isEqualTo(IN_USE);
        assertThat(second.errors().lines())
            .containsExactly(
                "Gatehouse did not start: the data folder "
                    + data
                    + " is in use by the Gatehouse with process id "
                    + first.pid()
                    + "; stop that one first, or give this one a folder of its own with"
                    + " gatehouse.data-dir.");
        assertThat(second.output()).doesNotContain("http://");
      }

      assertThat(first.isRunning()).isTrue();
      try (HttpVisitor visitor = new HttpVisitor(first.address())) {
        assertThat(visitor.get("/actuator/health").body()).contains("\"status\":\"UP\"");
      }
      assertThat(first.stop()).isIn(0, SIGTERM_EXIT);
      assertThat(data.resolve("db/gatehouse.lck")).doesNotExist();
      assertThat(first.output()).containsOnlyOnce(first.setupCode());
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesAKillAndOpensWithItsOwnKeyRingOnly() throws Exception {
    Path data = parent.resolve("data");
    String credential = saveAndBeKilled(data);

    try (PackagedGatehouse restarted = PackagedGatehouse.on(data).asPackaged().start();
        HttpVisitor owner = new HttpVisitor(restarted.address())) {
      assertThat(restarted.output())
          .containsOnlyOnce("Gatehouse is ready: " + restarted.address() + "\n")
          .doesNotContain("/setup#");
      assertThat(data.resolve("setup-code")).doesNotExist();
      assertThat(owner.signIn("Ann", PASSWORD).headers().firstValue("Location").orElse(""))
          .doesNotContain("error");
      HttpResponse<String> copied = owner.copyKey(credential);
      assertThat(copied.statusCode()).as(restarted.output() + copied.headers()).isEqualTo(200);
      assertThat(copied.body()).isEqualTo(KeySaver.SECRET);
      assertThat(restarted.output() + restarted.errors()).doesNotContain(KeySaver.SECRET);
      assertThat(restarted.stop()).isIn(0, SIGTERM_EXIT);
    }

    Path key = data.resolve("keys/k1.key");
    byte[] right = Files.readAllBytes(key);
    Files.delete(key);
    assertRefused(
        data,
        "the database holds secrets sealed by a master key, but the key file "
            + key
            + " is missing; put it back from your backup, or point gatehouse.key-dir at the folder"
            + " that has it.");

    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertRefused(
        data,
        "the key file "
            + key
            + " is not the master key that sealed the secrets in the database; put the right one"
            + " back from your backup, or point gatehouse.key-dir at the folder that has it.");

    assertThat(right).isNotEqualTo(Files.readAllBytes(key));
  }

  private static String saveAndBeKilled(Path data) {
    try (PackagedGatehouse saver =
        PackagedGatehouse.on(data).owner("Ann", PASSWORD).launch(KeySaver.class)) {
      String credential = KeySaver.credential(saver);
      saver.kill();
      return credential;
    }
  }

  /** One sentence, the exit code for it, no port ever opened, and no byte changed. */
  private static void assertRefused(Path data, String sentence) throws IOException {
    Map<String, String> before = Snapshot.withoutLock(data);
    int port = freePort();
    boolean opened = false;
    try (PackagedGatehouse refused =
        PackagedGatehouse.on(data)
            .asPackaged()
            .with("server.port", Integer.toString(port))
            .launch()) {
      while (refused.isRunning()) {
        opened |= isOpen(port);
      }
      assertThat(refused.awaitExit()).isEqualTo(CONFIGURATION);
      assertThat(refused.errors().lines()).containsExactly("Gatehouse did not start: " + sentence);
      assertThat(refused.output()).doesNotContain("http://", "Exception", "\tat ");
    }
    assertThat(opened).as("the port was open").isFalse();
    assertThat(Snapshot.withoutLock(data)).isEqualTo(before);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isOpen(int port) {
    try {
      Thread.sleep(20);
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
