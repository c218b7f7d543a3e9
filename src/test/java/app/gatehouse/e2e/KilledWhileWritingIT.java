package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was said to be saved is there after {@code kill -9} at any moment, and nothing by halves.
 */
@Tag("chaos")
class KilledWhileWritingIT {

  private static final int KILLS = Chaos.count(1, 100);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(2);
  private static final Duration EARLY = Duration.ofSeconds(5);

  private final Random random = new Random();

  /** By slot: what it has to hold. */
  private final Map<String, String> expected = new HashMap<>();

  /** By slot: what it may hold instead, since its writing was under way at the kill. */
  private final Map<String, String> allowed = new HashMap<>();

  private long activity;
  private long activityUnderWay;
  private int acknowledged;
  private Duration slowest = Duration.ZERO;

  @TempDir private Path parent;

  @Test
  void nothingAcknowledgedIsLostAndEachRestartIsReadyAtOnce() throws Exception {
    int killedInTheStart = 0;
    for (int kill = 0; kill <= KILLS; kill++) {
      Path record = parent.resolve("record-" + kill);
      long begun = System.nanoTime();
      try (PackagedGatehouse target = launch(record)) {
        if (kill % 5 == 4) {
          Thread.sleep(random.nextLong(EARLY.toMillis()));
          killedInTheStart++;
        } else {
          target.awaitReady();
          slowest = max(slowest, Duration.ofNanos(System.nanoTime() - begun));
          if (kill == KILLS) {
            waitUntilAllIsFound(record, target);
          }
          Thread.sleep(random.nextLong(LONGEST_LIFE.toMillis()));
        }
        target.kill();
      }
      compare(WriteRecord.read(record), "after kill " + kill);
    }
    System.out.println(
        "R1: %d kills (%d of them during the start), %d acknowledged writes, 0 lost; R2: the slowest start at once after a kill took %d ms"
            .formatted(KILLS, killedInTheStart, acknowledged, slowest.toMillis()));
    assertThat(acknowledged).as("acknowledged writes").isGreaterThanOrEqualTo(KILLS * 20);
  }

  private PackagedGatehouse launch(Path record) {
    return PackagedGatehouse.on(parent.resolve("data"))
        .owner("ann", "correct horse battery")
        .with(KillTarget.RECORD, record.toString())
        .launch(KillTarget.class);
  }

  private static void waitUntilAllIsFound(Path record, PackagedGatehouse target)
      throws InterruptedException {
    while (!WriteRecord.read(record).whole()) {
      assertThat(target.isRunning()).as(target.errors()).isTrue();
      Thread.sleep(50);
    }
  }

  /** What this process found is what those before it left; what it wrote is what comes next. */
  private void compare(WriteRecord.Content record, String when) {
    if (!record.whole()) {
      return;
    }
    record
        .found()
        .forEach((slot, value) -> {
          if (slot.equals(KillTarget.ACTIVITY)) {
            assertThat(Long.parseLong(value))
                .as("records of saved, replaced and deleted keys " + when)
                .isBetween(activity, activity + activityUnderWay);
          } else if (expected.containsKey(slot)) {
            assertThat(value)
                .as(slot + " " + when)
                .isIn(List.of(expected.get(slot), allowed.getOrDefault(slot, expected.get(slot))));
          }
        });
    expected.putAll(record.found());
    expected.putAll(record.acknowledged());
    allowed.clear();
    allowed.putAll(record.pending());
    acknowledged += record.writes().size();
    activity =
        Long.parseLong(record.found().get(KillTarget.ACTIVITY))
            + record.writes().stream().filter(slot -> slot.startsWith("key-")).count();
    activityUnderWay = record.pending().keySet().stream().filter(s -> s.startsWith("key-")).count();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
