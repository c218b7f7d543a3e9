package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingGateTest {

  private static final String MISSING =
      "the database holds secrets sealed by a master key, but the key file %s is missing; put it"
          + " back from your backup, or point gatehouse.key-dir at the folder that has it.";
  private static final String WRONG =
      "the key file %s is not the master key that sealed the secrets in the database; put the right"
          + " one back from your backup, or point gatehouse.key-dir at the folder that has it.";
  private static final String DAMAGED =
      "the key file %s does not hold a master key; put it back from your backup.";

  /** What is in the key folder. */
  enum Ring {
    MISSING,
    RIGHT,
    WRONG,
    DAMAGED
  }

  /** What is in the database. */
  enum Sealed {
    NOTHING,
    CHECK_ROW,
    CHECK_AND_ROWS,
    ROWS_ONLY
  }

  /** What follows. */
  enum Answer {
    MADE,
    PASSED,
    SAYS_MISSING,
    SAYS_WRONG,
    SAYS_DAMAGED
  }

  @TempDir private Path parent;
  private Path folder;
  private KeyRing right;

  @BeforeEach
  void seal() throws IOException {
    folder = parent.resolve("keys");
    right = new KeyRingFiles(parent.resolve("elsewhere")).create(new SecureRandom());
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, NOTHING,        MADE",
    "MISSING, CHECK_ROW,      SAYS_MISSING",
    "MISSING, CHECK_AND_ROWS, SAYS_MISSING",
    "MISSING, ROWS_ONLY,      SAYS_MISSING",
    "RIGHT,   NOTHING,        PASSED",
    "RIGHT,   CHECK_ROW,      PASSED",
    "RIGHT,   CHECK_AND_ROWS, PASSED",
    "RIGHT,   ROWS_ONLY,      PASSED",
    "WRONG,   NOTHING,        PASSED",
    "WRONG,   CHECK_ROW,      SAYS_WRONG",
    "WRONG,   CHECK_AND_ROWS, SAYS_WRONG",
    "DAMAGED, NOTHING,        SAYS_DAMAGED",
    "DAMAGED, CHECK_ROW,      SAYS_DAMAGED",
    "DAMAGED, CHECK_AND_ROWS, SAYS_DAMAGED",
    "DAMAGED, ROWS_ONLY,      SAYS_DAMAGED",
  })
  void decides(Ring ring, Sealed sealed, Answer answer) throws IOException {
    put(ring);
    Map<String, String> before = Snapshot.of(parent);

    switch (answer) {
      case MADE -> {
        KeyRing made = KeyRingGate.pass(folder, database(sealed));
        assertThat(made.active().id()).isEqualTo("k1");
        assertThat(folder.resolve("k1.key")).isRegularFile();
      }
      case PASSED -> {
        KeyRing passed = KeyRingGate.pass(folder, database(sealed));
        KeyRing onDisk = new KeyRingFiles(folder).read().orElseThrow();
        assertThat(passed.active().checkValue()).isEqualTo(onDisk.active().checkValue());
        assertThat(Snapshot.of(parent)).isEqualTo(before);
      }
      case SAYS_MISSING -> assertRefused(sealed, MISSING, before);
      case SAYS_WRONG -> assertRefused(sealed, WRONG, before);
      case SAYS_DAMAGED -> assertRefused(sealed, DAMAGED, before);
    }
  }

  @Test
  void refusesARingThatLacksOneOfTheKeysThatSealed() throws IOException {
    put(Ring.RIGHT);
    SealedDataProbe two =
        new SealedDataProbe(Map.of("k1", right.active().checkValue(), "k2", "0".repeat(32)), 1);

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> KeyRingGate.pass(folder, two))
        .withMessage(WRONG, folder.resolve("k2.key"));
  }

  private void assertRefused(Sealed sealed, String sentence, Map<String, String> before)
      throws IOException {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> KeyRingGate.pass(folder, database(sealed)))
        .withMessage(sentence, folder.resolve("k1.key"))
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
    assertThat(Snapshot.of(parent)).isEqualTo(before);
  }

  private void put(Ring ring) throws IOException {
    switch (ring) {
      case MISSING -> {}
      case RIGHT -> {
        Files.createDirectories(folder);
        Files.copy(parent.resolve("elsewhere/k1.key"), folder.resolve("k1.key"));
      }
      case WRONG -> new KeyRingFiles(folder).create(new SecureRandom());
      case DAMAGED -> {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("k1.key"), "no key");
      }
    }
  }

  private SealedDataProbe database(Sealed sealed) {
    Map<String, String> check = Map.of("k1", right.active().checkValue());
    return switch (sealed) {
      case NOTHING -> SealedDataProbe.NOTHING;
      case CHECK_ROW -> new SealedDataProbe(check, 0);
      case CHECK_AND_ROWS -> new SealedDataProbe(check, 3);
      case ROWS_ONLY -> new SealedDataProbe(Map.of(), 3);
    };
  }
}
