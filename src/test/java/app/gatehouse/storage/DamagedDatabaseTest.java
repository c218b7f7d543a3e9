package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.Chaos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What is damaged, cut, missing or older than it should be is found before anything is opened. */
@OnEmbedded
@Tag("chaos")
class DamagedDatabaseTest {

  private static final int OFFSETS = Chaos.count(10, 200);

  /** HSQLDB's own notes at the head of the data file, which it changes on the way. */
  private static final int DATA_HEAD = 64;

  private final Random random = new Random(42);

  @TempDir private Path parent;
  private Path data;

  @BeforeEach
  void name() {
    data = parent.resolve("data");
  }

  @Test
  void aDatabaseThatWasClosedOpensAgainWithAllItHeld() throws Exception {
    write(0, 50);

    try (EmbeddedFolder again = EmbeddedFolder.open(data)) {
      assertThat(again.ids()).isEqualTo(numbers(50));
    }
  }

  @Test
  void aDatabaseWhoseProcessWasKilledOpensAgainWithAllItHeld() throws Exception {
    Path crashed = crash(true);

    try (EmbeddedFolder again = EmbeddedFolder.open(crashed)) {
      assertThat(again.ids()).isEqualTo(numbers(3000));
    }
  }

  @Test
  void eachChangedOrCutByteOfAClosedDatabaseIsFound() throws Exception {
    write(0, 500);

    damageEach(data, List.of("script", "properties", "data"));
  }

  @Test
  void eachChangedOrCutByteOfAKilledDatabaseIsFound() throws Exception {
    damageEach(crash(false), List.of("script", "properties", "data", "log"));
  }

  @Test
  void eachChangedByteOfAPageSavedBeforeItWasOverwrittenIsFound() throws Exception {
    Path crashed = crash(true);
    assertThat(file(crashed, "backup")).isNotEmptyFile();

    damageEach(crashed, List.of("backup"));
  }

  @Test
  void eachMissingFileIsNamed() throws Exception {
    Path crashed = crash(false);
    write(0, 10);

    for (String ending : List.of("script", "properties", "data")) {
      assertFoundWithout(data, ending);
      assertFoundWithout(crashed, ending);
    }
    assertFoundWithout(crashed, "log");
  }

  @Test
  void anOlderCopyOfTheFilesIsFound() throws Exception {
    write(0, 10);
    Path older = parent.resolve("older");
    Snapshot.copy(data.resolve("db"), older);
    write(10, 20);

    FileSystemUtils.deleteRecursively(data.resolve("db"));
    Snapshot.copy(older, data.resolve("db"));

    assertRefused(data, "gatehouse.");
    // And the way that the sentence names opens it all the same.
    Files.delete(data.resolve("database.anchor"));
    try (EmbeddedFolder opened = EmbeddedFolder.open(data)) {
      assertThat(opened.ids()).isEqualTo(numbers(10));
    }
  }

  @Test
  void aShorterLogIsFoundAlsoWhereItEndsWithACommit() throws Exception {
    Path crashed = crash(false);
    Path log = file(crashed, "log");
    String text = Files.readString(log);
    int before = text.lastIndexOf("COMMIT", text.lastIndexOf("COMMIT") - 1);

    Files.writeString(log, text.substring(0, text.indexOf('\n', before) + 1));

    assertRefused(crashed, "gatehouse.log");
  }

  @Test
  void aDataFolderFromBeforeThereWereAnchorsIsTakenAsItIs() throws Exception {
    write(0, 10);
    Files.delete(data.resolve("database.anchor"));

    try (EmbeddedFolder again = EmbeddedFolder.open(data)) {
      assertThat(again.ids()).isEqualTo(numbers(10));
    }
    write(10, 11);
  }

  /** HSQLDB deletes the old properties before it renames the new ones; a kill may fall between. */
  @Test
  void aProcessKilledAtTheEndOfACheckpointLeavesADatabaseThatOpens() throws Exception {
    write(0, 10);
    Anchor before = AnchorFile.read(data.resolve("database.anchor")).orElseThrow();
    write(10, 20);
    try (AnchorFile file = AnchorFile.open(data.resolve("database.anchor"))) {
      file.write(before.in(Anchor.State.CHANGING), true);
    }
    Files.move(file(data, "properties"), file(data, "properties.new"));

    try (EmbeddedFolder again = EmbeddedFolder.open(data)) {
      assertThat(again.ids()).isEqualTo(numbers(20));
    }
  }

  @Test
  void aDamagedAnchorIsNotTakenForNone() throws Exception {
    write(0, 10);
    Files.writeString(data.resolve("database.anchor"), "x".repeat(4096));

    assertRefused(data, "database.anchor");
  }

  @Test
  void anAnchorThatWasCutWhileItWasWrittenLeavesTheOneBefore() throws Exception {
    write(0, 10);
    Path anchor = data.resolve("database.anchor");
    try (AnchorFile file = AnchorFile.open(anchor)) {
      Anchor before = AnchorFile.read(anchor).orElseThrow();
      file.write(before.in(Anchor.State.CHANGING), true);
      byte[] bytes = Files.readAllBytes(anchor);
      int newest =
          new String(bytes, java.nio.charset.StandardCharsets.US_ASCII).indexOf("CHANGING");
      bytes[newest] = 'X';
      Files.write(anchor, bytes);

      assertThat(AnchorFile.read(anchor)).contains(before);
    }
  }

  @Test
  void aCommitThatTheDiskDidNotTakeIsCutOff() throws Exception {
    Path crashed = crash(false);
    Anchor open = AnchorFile.read(crashed.resolve("database.anchor")).orElseThrow();
    try (AnchorFile file = AnchorFile.open(crashed.resolve("database.anchor"))) {
      file.write(open.in(Anchor.State.FAILED), true);
    }
    Path log = file(crashed, "log");
    Files.writeString(
        log,
        "INSERT INTO NOTE VALU" + "INSERT INTO NOTE VALUES(9999,'half')\nCOMMIT\n",
        java.nio.file.StandardOpenOption.APPEND);

    try (EmbeddedFolder again = EmbeddedFolder.open(crashed)) {
      assertThat(again.ids()).isEqualTo(numbers(500));
    }
  }

  private void damageEach(Path folder, List<String> endings) throws IOException {
    int found = 0;
    for (String ending : endings) {
      Path file = file(folder, ending);
      byte[] right = Files.readAllBytes(file);
      int covered =
          ending.equals("data")
              ? (int)
                  java.util.Objects.requireNonNull(
                          AnchorFile.read(folder.resolve("database.anchor"))
                              .orElseThrow()
                              .print("data"))
                      .length()
              : right.length;
      for (int i = 0; i < OFFSETS; i++) {
        int from = ending.equals("data") ? DATA_HEAD : 0;
        int offset = from + random.nextInt(covered - from);
        if (ending.equals("backup") && isUnused(right, offset, folder)) {
          continue;
        }
        byte[] flipped = right.clone();
        flipped[offset] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        assertRefused(
            folder, ending.equals("backup") ? "gatehouse.data" : file.getFileName().toString());
        if (!ending.equals("backup")) {
          Files.write(file, java.util.Arrays.copyOf(right, offset));
          assertRefused(folder, file.getFileName().toString());
          found++;
        }
        found++;
      }
      Files.write(file, right);
    }
    System.out.println("R5: " + found + " damaged files of " + endings + ", each refused");
  }

  /** The size before each page, the head of the first, and what is past the part in use. */
  private static boolean isUnused(byte[] backup, int offset, Path folder) throws IOException {
    int record = 12 + (1 << 14);
    int in = offset % record;
    long position = java.nio.ByteBuffer.wrap(backup, offset - in + 4, 8).getLong();
    long used =
        java.util.Objects.requireNonNull(
                AnchorFile.read(folder.resolve("database.anchor")).orElseThrow().print("data"))
            .length();
    return in < 12 || (position == 0 && in < 12 + DATA_HEAD) || position + in - 12 >= used;
  }

  private void assertFoundWithout(Path folder, String ending) throws IOException {
    Path file = file(folder, ending);
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    assertRefused(folder, file + " is missing");
    Files.write(file, content);
  }

  private static void assertRefused(Path folder, String named) throws IOException {
    Map<String, String> before = Snapshot.withoutLock(folder);
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> EmbeddedFolder.open(folder).close())
        .withMessageContaining(named)
        .withMessageContaining("java -jar gatehouse.jar restore <file>")
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(78));
    assertThat(Snapshot.withoutLock(folder)).isEqualTo(before);
  }

  private void write(int from, int to) throws IOException, SQLException {
    try (EmbeddedFolder folder = EmbeddedFolder.open(data)) {
      for (int id = from; id < to; id++) {
        folder.add(id, text(id));
      }
    }
  }

  /** The folder as a killed process leaves it: some rows from before a checkpoint, some after. */
  private Path crash(boolean pagesOverwritten) throws Exception {
    Path crashed = parent.resolve("crashed");
    try (EmbeddedFolder folder = EmbeddedFolder.open(parent.resolve("running"))) {
      if (pagesOverwritten) {
        // A small cache, so that changed pages go to the data file without a checkpoint.
        folder.execute("SET FILES CACHE SIZE 100");
        folder.execute("SET FILES CACHE ROWS 200");
      }
      int rows = pagesOverwritten ? 3000 : 500;
      for (int id = 0; id < rows / 2; id++) {
        folder.add(id, text(id));
      }
      assertThat(folder.database().checkpoint(java.time.Duration.ofSeconds(5))).isTrue();
      if (pagesOverwritten) {
        folder.execute("UPDATE note SET text = CONCAT('x', text)");
      }
      for (int id = rows / 2; id < rows; id++) {
        folder.add(id, text(id));
      }
      folder.awaitAnchor();
      Snapshot.copy(parent.resolve("running"), crashed);
    }
    return crashed;
  }

  private static String text(int id) {
    return "v1.k1." + Integer.toString(id, 36).repeat(40);
  }

  private static Set<Integer> numbers(int to) {
    return IntStream.range(0, to).boxed().collect(Collectors.toSet());
  }

  private static Path file(Path folder, String ending) {
    return folder.resolve("db/gatehouse." + ending);
  }
}
