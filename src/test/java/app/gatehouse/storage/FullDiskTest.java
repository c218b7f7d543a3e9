package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.gatehouse.Chaos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that is really full: a small file system of its own, which only root may mount. */
@OnEmbedded
@Tag("chaos")
class FullDiskTest {

  private static final long MEGABYTE = 1024 * 1024;

  @TempDir private Path parent;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(parent.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
    if (!mounted) {
      boolean must =
          "true".equals(System.getenv("CI")) && "root".equals(System.getProperty("user.name"));
      assertThat(must).as("a small file system must be mounted here").isFalse();
      System.out.println("R4: not run, since no small file system can be mounted here");
    }
    assumeTrue(mounted, "a small file system can be mounted");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void nothingIsAcknowledgedThatTheDiskDidNotTake() throws Exception {
    int acknowledged = 0;
    for (int round = 0; round < Chaos.count(3, 40); round++) {
      acknowledged += fillAndCompare(round);
    }
    System.out.println("R4: " + acknowledged + " acknowledged writes up to a full disk, 0 false");
  }

  /** Each round with texts of another length, so that the disk fills up at another byte. */
  private int fillAndCompare(int round) throws Exception {
    Path data = disk.resolve("data-" + round);
    Path crashed = parent.resolve("crashed-" + round);
    Path ballast = disk.resolve("ballast");
    Set<Integer> acknowledged = new TreeSet<>();
    try (EmbeddedFolder folder = EmbeddedFolder.open(data)) {
      Files.write(ballast, new byte[(int) Math.max(0, disk.toFile().getUsableSpace() - MEGABYTE)]);
      StorageReadOnlyException refused = null;
      for (int id = 0; refused == null; id++) {
        try {
          folder.add(id, "v".repeat(150 + round * 37 + id % 97));
          acknowledged.add(id);
        } catch (StorageReadOnlyException e) {
          refused = e;
        }
      }
      assertThat(refused).hasMessageContaining("did not take what was written");
      assertThatExceptionOfType(StorageReadOnlyException.class)
          .isThrownBy(() -> folder.add(-1, "later"));
      Snapshot.copy(data, crashed);

      Files.delete(ballast);
      assertThat(folder.database().startOver(Duration.ofSeconds(5))).isTrue();
      folder.database().gate().reopen();
      assertThat(folder.ids()).as("after it has recovered").isEqualTo(acknowledged);
      folder.add(-2, "there is room again");
    }
    try (EmbeddedFolder again = EmbeddedFolder.open(crashed)) {
      assertThat(again.ids()).as("killed on the full disk").isEqualTo(acknowledged);
    }
    acknowledged.add(-2);
    try (EmbeddedFolder again = EmbeddedFolder.open(data)) {
      assertThat(again.ids()).as("after it was closed").isEqualTo(acknowledged);
    }
    org.springframework.util.FileSystemUtils.deleteRecursively(data);
    return acknowledged.size();
  }

  @Test
  void closedOnAFullDiskItOpensAgainWithWhatWasAcknowledged() throws Exception {
    Path data = disk.resolve("data");
    Path ballast = disk.resolve("ballast");
    int acknowledged = 0;
    try (EmbeddedFolder folder = EmbeddedFolder.open(data)) {
      Files.write(ballast, new byte[(int) (disk.toFile().getUsableSpace() - MEGABYTE)]);
      try {
        while (true) {
          folder.add(acknowledged, "v".repeat(1000));
          acknowledged++;
        }
      } catch (StorageReadOnlyException e) {
        assertThat(acknowledged).isPositive();
      }
    }
    Files.delete(ballast);
    try (EmbeddedFolder again = EmbeddedFolder.open(data)) {
      assertThat(again.ids()).hasSize(acknowledged);
    }
  }

  @Test
  void refusesBeforeTheDiskIsFullAndWritesAgainWhenThereIsRoom() throws Exception {
    Path ballast = disk.resolve("ballast");
    try (EmbeddedFolder folder = EmbeddedFolder.open(disk.resolve("data"), 4 * MEGABYTE)) {
      folder.add(1, "there is room");
      Files.write(ballast, new byte[(int) (disk.toFile().getUsableSpace() - 3 * MEGABYTE)]);

      long before = folder.database().logBytes();
      assertThatExceptionOfType(StorageReadOnlyException.class)
          .isThrownBy(() -> folder.add(2, "there is none"))
          .withMessageMatching(
              "The disk with .*data has only [23] MB left; free at least [12] MB more\\. Gatehouse"
                  + " reads but saves nothing until then\\.");
      assertThat(folder.database().logBytes()).isEqualTo(before);
      assertThat(folder.ids()).containsExactly(1);

      Files.delete(ballast);
      StorageWatch watch = Watches.of(folder.database());
      watch.look(folder.database());
      folder.add(3, "there is room again");
      assertThat(folder.ids()).containsExactly(1, 3);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
