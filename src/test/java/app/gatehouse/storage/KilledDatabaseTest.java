package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.e2e.PackagedGatehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database and its anchor under {@code kill -9}, also in the midst of opening and of a
 * checkpoint: nothing acknowledged is lost, no transaction is halved, and no start is refused.
 */
@OnEmbedded
@Tag("chaos")
class KilledDatabaseTest {

  private static final int KILLS = Chaos.count(4, 200);
  private static final int LONGEST_LIFE_MILLIS = 2000;

  private final Random random = new Random();
  private final Set<Integer> expected = new TreeSet<>();
  private int acknowledged;
  private int killedBeforeOpened;
  private long slowest;

  @TempDir private Path parent;

  @Test
  void opensAtOnceWithAllThatWasAcknowledged() throws Exception {
    for (int kill = 0; kill <= KILLS; kill++) {
      Path notes = Files.createDirectory(parent.resolve("notes-" + kill));
      long begun = System.nanoTime();
      try (PackagedGatehouse target =
          PackagedGatehouse.on(parent.resolve("data"))
              .with("notes", notes.toString())
              .launch(KilledDatabase.class)) {
        // Some while they still open, the last not before it has told what it found.
        if (kill % 4 != 3 || kill == KILLS) {
          awaitFound(notes, target);
          slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        assertThat(target.isRunning()).as("before kill " + kill + ": " + target.errors()).isTrue();
        target.kill();
      }
      compare(notes, kill);
    }
    System.out.println(
        "R1, R5: %d kills of the database alone, %d before it was open; %d acknowledged transactions, 0 lost, 0 halved, 0 starts refused; the slowest was open after %d ms"
            .formatted(
                KILLS, killedBeforeOpened, acknowledged, Duration.ofNanos(slowest).toMillis()));
  }

  private void awaitFound(Path notes, PackagedGatehouse target) throws InterruptedException {
    while (!Files.exists(notes.resolve(KilledDatabase.FOUND))) {
      assertThat(target.isRunning()).as(target.errors()).isTrue();
      Thread.sleep(5);
    }
  }

  private void compare(Path notes, int kill) throws IOException {
    if (!Files.exists(notes.resolve(KilledDatabase.FOUND))) {
      killedBeforeOpened++;
      return;
    }
    Set<Integer> found = numbers(notes.resolve(KilledDatabase.FOUND));
    assertThat(found).as("found after kill " + (kill - 1)).containsAll(expected);
    found.forEach(id ->
        assertThat(found).as("the other half of " + id).contains(id % 2 == 0 ? id + 1 : id - 1));
    Set<Integer> written = numbers(notes.resolve(KilledDatabase.ACKNOWLEDGED));
    acknowledged += written.size();
    expected.clear();
    expected.addAll(found);
    written.forEach(id -> {
      expected.add(id);
      expected.add(id + 1);
    });
  }

  private static Set<Integer> numbers(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Set.of();
    }
    String text = Files.readString(file);
    // A last number without its line's end was still being written.
    String whole =
        file.endsWith(KilledDatabase.ACKNOWLEDGED)
            ? text.substring(0, text.lastIndexOf('\n') + 1)
            : text;
    return whole
        .lines()
        .filter(line -> !line.isBlank())
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
