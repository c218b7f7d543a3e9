package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.storage.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar and its master keys: wrong ones, killed starts, killed rotations. */
@Tag("chaos")
class MasterKeyIT {

  private static final int SIGKILL_EXIT = 137;
  private static final int CONFIGURATION = 78;

  @TempDir private Path parent;

  @Test
  @EnabledIfSystemProperty(named = Chaos.PROPERTY, matches = "true")
  void aStartKilledAtAnyMomentNeverLeavesTwoKeysAndTheNextOneWorks() throws Exception {
    int rounds = Chaos.count(1, 50);
    Random random = new Random(1);
    long whole = timeOfAStart();
    int withoutKey = 0;
    for (int round = 0; round < rounds; round++) {
      Path data = parent.resolve("killed" + round);
      try (PackagedGatehouse first = PackagedGatehouse.on(data).launch()) {
        pause(random.nextLong(whole));
        first.kill();
      }
      List<String> left = keyFiles(data);
      withoutKey += left.isEmpty() ? 1 : 0;
      assertThat(left).hasSizeLessThanOrEqualTo(1);
      byte[] key = left.isEmpty() ? new byte[0] : Files.readAllBytes(data.resolve("keys/k1.key"));

      try (PackagedGatehouse next = PackagedGatehouse.on(data).start()) {
        next.kill();
      }
      assertThat(everythingIn(data.resolve("keys"))).containsExactly("k1.key");
      if (!left.isEmpty()) {
        assertThat(Files.readAllBytes(data.resolve("keys/k1.key"))).isEqualTo(key);
      }
    }
    System.out.println(
        "K3: "
            + rounds
            + " first starts killed, "
            + withoutKey
            + " of them before there was a key");
  }

  @Test
  @EnabledIfSystemProperty(named = Chaos.PROPERTY, matches = "true")
  void everyWrongKeyIsRefusedWithoutAChange() throws Exception {
    Path data = parent.resolve("data");
    try (PackagedGatehouse first = PackagedGatehouse.on(data).start()) {
      first.kill();
    }
    Path key = data.resolve("keys/k1.key");
    int rounds = Chaos.count(1, 100);
    long slowest = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] wrong = new byte[32];
      new SecureRandom().nextBytes(wrong);
      Files.writeString(key, Base64.getEncoder().encodeToString(wrong) + "\n");
      slowest =
          Math.max(
              slowest,
              assertRefused(
                  data,
                  "the key file "
                      + key
                      + " is not the master key that sealed the secrets in the database; put the"
                      + " right one back from your backup, or point gatehouse.key-dir at the folder"
                      + " that has it."));
    }
    System.out.println(
        "K2: " + rounds + " wrong keys refused, the slowest after " + slowest + " ms");
  }

  @Test
  void aKeyThatOthersCanReadIsRefusedUnlessTheOperatorAllowsIt() throws Exception {
    Path data = parent.resolve("data");
    try (PackagedGatehouse first = PackagedGatehouse.on(data).start()) {
      first.kill();
    }
    Path key = data.resolve("keys/k1.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

    assertRefused(
        data,
        "the key file "
            + key
            + " can be read by others than the owner; run chmod 600 "
            + key
            + ", or set gatehouse.key-ring.allow-shared-permissions=true if others are meant to.");

    try (PackagedGatehouse allowed =
        PackagedGatehouse.on(data)
            .with("gatehouse.key-ring.allow-shared-permissions", "true")
            .start()) {
      assertThat(allowed.isRunning()).isTrue();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Chaos.PROPERTY, matches = "true")
  void aRotationKilledAnywhereLosesNothingAndGoesOnByItself() throws Exception {
    int rows = Chaos.count(500, 10_000);
    int kills = Chaos.count(1, 200);
    Random random = new Random(2);
    Path data = parent.resolve("data");
    long rotation = timeOfARotation(data, rows);
    List<Integer> outcomes = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      try (PackagedGatehouse driver = driver(data, rows).launch(RotationDriver.class)) {
        if (kill % 4 == 3) {
          // While it starts and goes on with what the last kill cut off.
          driver.awaitOutput(RotationDriver.FOUND);
        } else {
          driver.awaitOutput(RotationDriver.BEGINNING);
        }
        pause(random.nextLong(kill % 2 == 0 ? Math.min(100, rotation) : rotation));
        driver.kill();
        assertThat(driver.awaitExit()).isEqualTo(SIGKILL_EXIT);
        assertWhole(driver, rows);
        outcomes.add(count(driver.output(), RotationDriver.DONE));
      }
    }

    try (PackagedGatehouse last =
        driver(data, rows).with("rotations", "1").launch(RotationDriver.class)) {
      assertThat(last.awaitExit()).as(last.output() + last.errors()).isZero();
      assertWhole(last, rows);
      assertThat(last.output()).contains("phase=DONE").contains("unopenable=0");
    }
    System.out.println(
        "C4: %d kills of rotations of %d rows, all opened after each; a whole rotation took %d ms"
                .formatted(kills, rows, rotation)
            + ", rotations that ended before their kill: "
            + outcomes.stream().mapToInt(Integer::intValue).sum()
            + ", keys made: "
            + keyFiles(data).size());
  }

  private static PackagedGatehouse.Setup driver(Path data, int rows) {
    return PackagedGatehouse.on(data).with("rows", Integer.toString(rows));
  }

  /** Milliseconds; also makes the rows. */
  private static long timeOfARotation(Path data, int rows) {
    try (PackagedGatehouse driver = driver(data, rows).launch(RotationDriver.class)) {
      driver.awaitOutput(RotationDriver.BEGINNING);
      long begun = System.nanoTime();
      driver.awaitOutput(RotationDriver.DONE);
      driver.kill();
      return Math.max(50, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
  }

  private long timeOfAStart() {
    long begun = System.nanoTime();
    try (PackagedGatehouse start = PackagedGatehouse.on(parent.resolve("timed")).start()) {
      start.kill();
    }
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static void assertWhole(PackagedGatehouse driver, int rows) {
    Matcher found =
        Pattern.compile(RotationDriver.FOUND + "(\\d+) open, (\\d+) wrongly retired\\.")
            .matcher(driver.output());
    assertThat(found.find()).as(driver.output() + driver.errors()).isTrue();
    assertThat(found.group(1)).isEqualTo(Integer.toString(rows));
    assertThat(found.group(2)).isEqualTo("0");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** How long it took, in milliseconds. */
  private static long assertRefused(Path data, String sentence) throws IOException {
    Map<String, String> before = Snapshot.withoutLock(data);
    long begun = System.nanoTime();
    try (PackagedGatehouse refused = PackagedGatehouse.on(data).launch()) {
      assertThat(refused.awaitExit()).isEqualTo(CONFIGURATION);
      assertThat(refused.errors().lines()).containsExactly("Gatehouse did not start: " + sentence);
      assertThat(refused.output()).doesNotContain("http://", "Exception", "\tat ");
    }
    long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    assertThat(Snapshot.withoutLock(data)).isEqualTo(before);
    return took;
  }

  private static List<String> keyFiles(Path data) throws IOException {
    return everythingIn(data.resolve("keys")).stream()
        .filter(name -> name.endsWith(".key"))
        .toList();
  }

  private static List<String> everythingIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
