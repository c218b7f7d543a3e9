package app.gatehouse.storage;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.storage.KeyRecord.State;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class KeyRingGateTest {

  private static final String MISSING =
      "the database holds secrets sealed by a master key, but the key file %s is missing; put it"
          + " back from your backup, or point gatehouse.key-dir at the folder that has it.";
  private static final String WRONG =
      "the key file %s is not the master key that sealed the secrets in the database; put the right"
          + " one back from your backup, or point gatehouse.key-dir at the folder that has it.";
  private static final String UNKNOWN =
      "the database holds secrets sealed by a master key %s that it has no record of; restore the"
          + " database and the key folder %s from the same backup.";
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
    ROWS_ONLY,
    DAMAGED_ROWS
  }

  /** What follows. */
  enum Answer {
    MADE,
    PASSED,
    SAYS_MISSING,
    SAYS_WRONG,
    SAYS_UNKNOWN,
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
    "RIGHT,   ROWS_ONLY,      SAYS_UNKNOWN",
    "WRONG,   ROWS_ONLY,      SAYS_UNKNOWN",
    "WRONG,   NOTHING,        PASSED",
    "WRONG,   CHECK_ROW,      SAYS_WRONG",
    "WRONG,   CHECK_AND_ROWS, SAYS_WRONG",
    "RIGHT,   DAMAGED_ROWS,   PASSED",
    "MISSING, DAMAGED_ROWS,   SAYS_MISSING",
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
        KeyRing made = pass(database(sealed));
        assertThat(made.active().id()).isEqualTo("k1");
        assertThat(folder.resolve("k1.key")).isRegularFile();
      }
      case PASSED -> {
        KeyRing passed = pass(database(sealed));
        KeyRing onDisk = new KeyRingFiles(folder).read().orElseThrow();
        assertThat(passed.active().checkValue()).isEqualTo(onDisk.active().checkValue());
        assertThat(Snapshot.of(parent)).isEqualTo(before);
      }
      case SAYS_MISSING -> assertRefused(sealed, MISSING);
      case SAYS_WRONG -> assertRefused(sealed, WRONG);
      case SAYS_UNKNOWN -> assertRefused(database(sealed), UNKNOWN.formatted("k1", folder));
      case SAYS_DAMAGED -> assertRefused(sealed, DAMAGED);
    }
  }

  @Test
  void refusesARingThatLacksAReplacedKey() throws IOException {
    put(Ring.RIGHT);

    assertRefused(rotated(State.REPLACED, Map.of()), MISSING.formatted(folder.resolve("k2.key")));
  }

  @Test
  void passesWithoutARetiredKey() throws IOException {
    put(Ring.RIGHT);

    assertThat(pass(rotated(State.RETIRED, Map.of("k1", 3L))).active().id()).isEqualTo("k1");
  }

  @Test
  void refusesARingThatLacksARetiredKeyWhoseSecretsCameBack() throws IOException {
    put(Ring.RIGHT);

    assertRefused(
        rotated(State.RETIRED, Map.of("k2", 1L)), MISSING.formatted(folder.resolve("k2.key")));
  }

  @Test
  void refusesAnotherKeyInARetiredOnesPlace() throws IOException {
    put(Ring.RIGHT);
    Files.copy(folder.resolve("k1.key"), folder.resolve("k2.key"), COPY_ATTRIBUTES);

    assertRefused(rotated(State.RETIRED, Map.of()), WRONG.formatted(folder.resolve("k2.key")));
  }

  @Test
  void sealsByTheKeyThatTheDatabaseNamesNotByTheHighest() throws IOException {
    put(Ring.RIGHT);
    new KeyRingFiles(folder).createNext(List.of(), new SecureRandom());

    assertThat(pass(database(Sealed.CHECK_AND_ROWS)).active().id()).isEqualTo("k1");
  }

  @Test
  void takesAwayWhatACrashLeftBehindWhereAKeyWasMade() throws IOException {
    put(Ring.RIGHT);
    Files.createFile(folder.resolve(".new-17.tmp"));

    pass(database(Sealed.CHECK_AND_ROWS));

    assertThat(folder).isDirectoryNotContaining("glob:**/.new-*");
  }

  @Test
  void refusesEveryOneOfAHundredRandomWrongKeys() throws IOException {
    for (int round = 0; round < 100; round++) {
      FileSystemUtils.deleteRecursively(folder);
      put(Ring.WRONG);

      assertRefused(database(Sealed.CHECK_AND_ROWS), WRONG.formatted(folder.resolve("k1.key")));
    }
  }

  @Nested
  class WhoElseMayRead {

    @ParameterizedTest
    @ValueSource(
        strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rw-rw-rw-"})
    void aKeyFileIsRefused(String mode) throws IOException {
      put(Ring.RIGHT);
      Path key = folder.resolve("k1.key");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

      assertRefused(
          database(Sealed.CHECK_AND_ROWS),
          "the key file %s can be read by others than the owner; run chmod 600 %s, or set gatehouse.key-ring.allow-shared-permissions=true if others are meant to."
              .formatted(key, key));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo(mode);
    }

    @Test
    void theFolderIsRefusedAndBothAreToldTogether() throws IOException {
      put(Ring.RIGHT);
      Path key = folder.resolve("k1.key");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

      assertRefused(
          database(Sealed.NOTHING),
          "the key folder %s and the key file %s can be read by others than the owner; run chmod 700 %s && chmod 600 %s, or set gatehouse.key-ring.allow-shared-permissions=true if others are meant to."
              .formatted(folder, key, folder, key));
    }

    @Test
    void isTheOperatorsToAllow() throws IOException {
      put(Ring.RIGHT);
      Files.setPosixFilePermissions(
          folder.resolve("k1.key"), PosixFilePermissions.fromString("r--r--r--"));

      KeyRing ring =
          KeyRingGate.pass(new KeyRingFiles(folder), database(Sealed.CHECK_AND_ROWS), true);

      assertThat(ring.active().checkValue()).isEqualTo(right.active().checkValue());
    }
  }

  /** A folder in its place, since whoever runs the tests may be allowed to read every file. */
  @Test
  void refusesAKeyFileThatCannotBeRead() throws IOException {
    put(Ring.RIGHT);
    Path key = folder.resolve("k1.key");
    Files.delete(key);
    Files.createDirectory(key, OwnerOnly.folder());

    assertRefused(
        database(Sealed.CHECK_AND_ROWS),
        "the key file %s cannot be read; see that it belongs to the user who runs Gatehouse, and run chmod 700 %s."
            .formatted(key, key));
  }

  private void assertRefused(SealedDataProbe database, String sentence) throws IOException {
    Map<String, String> before = Snapshot.of(parent);
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> pass(database))
        .withMessage(sentence)
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
    assertThat(Snapshot.of(parent)).isEqualTo(before);
  }

  private KeyRing pass(SealedDataProbe database) throws IOException {
    return KeyRingGate.pass(new KeyRingFiles(folder), database, false);
  }

  /** k1 is active; k2 was before. */
  private SealedDataProbe rotated(State before, Map<String, Long> sealedBy) {
    return new SealedDataProbe(
        Map.of(
            "k1", new KeyRecord(right.active().checkValue(), State.ACTIVE),
            "k2", new KeyRecord("0".repeat(32), before)),
        sealedBy,
        true);
  }

  private void assertRefused(Sealed sealed, String sentence) throws IOException {
    assertRefused(database(sealed), sentence.formatted(folder.resolve("k1.key")));
  }

  private void put(Ring ring) throws IOException {
    switch (ring) {
      case MISSING -> {}
      case RIGHT -> {
        Files.createDirectories(folder, OwnerOnly.folder());
        Files.copy(parent.resolve("elsewhere/k1.key"), folder.resolve("k1.key"), COPY_ATTRIBUTES);
      }
      case WRONG -> new KeyRingFiles(folder).create(new SecureRandom());
      case DAMAGED -> {
        Files.createDirectories(folder, OwnerOnly.folder());
        Files.writeString(Files.createFile(folder.resolve("k1.key"), OwnerOnly.file()), "no key");
      }
    }
  }

  private SealedDataProbe database(Sealed sealed) {
    Map<String, KeyRecord> check =
        Map.of("k1", new KeyRecord(right.active().checkValue(), State.ACTIVE));
    return switch (sealed) {
      case NOTHING -> SealedDataProbe.NOTHING;
      case CHECK_ROW -> new SealedDataProbe(check, Map.of(), false);
      case CHECK_AND_ROWS -> new SealedDataProbe(check, Map.of("k1", 3L), true);
      case ROWS_ONLY -> new SealedDataProbe(Map.of(), Map.of("k1", 3L), true);
      case DAMAGED_ROWS -> new SealedDataProbe(Map.of(), Map.of(), true);
    };
  }
}
