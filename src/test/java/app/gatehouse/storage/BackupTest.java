package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backups of the embedded database, and what comes back from them. */
@OnEmbedded
@Tag("chaos")
@GatehouseTest
class BackupTest {

  private static final int KEYS = Chaos.count(30, 10_000);

  @Autowired private Backups backups;
  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private DataFolder folder;
  @Autowired private JdbcClient database;

  @TempDir private Path parent;
  private Path archive;
  private Path ring;

  @BeforeEach
  void name() {
    archive = parent.resolve("backup.zip");
    ring = folder.resolve("keys");
    // Other tests leave rows behind that no key ring opens.
    database.sql("DELETE FROM credential").update();
    database.sql("DELETE FROM conversation").update();
  }

  @Test
  void aBackupMadeWhileGatehouseServesBringsBackEveryKey() throws Exception {
    saveKeys();
    long saved = count("credential");
    long begun = System.nanoTime();

    Backups.Made made = backups.make(archive);

    System.out.println(
        "R8: backed up %d keys, %d bytes, in %d ms"
            .formatted(made.credentials(), made.bytes(), (System.nanoTime() - begun) / 1_000_000));
    assertThat(made.credentials()).isEqualTo(saved);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(names())
        .doesNotContain("k1.key")
        .contains("gatehouse-backup.txt", "db/gatehouse.script");
    assertThat(count("activity WHERE kind = 'backup-made'")).isPositive();

    Restore.Done done = restore(parent.resolve("data"), ring, false);

    assertThat(done.sealed().sealed()).isEqualTo(count("credential WHERE sealed IS NOT NULL"));
    assertThat(done.sealed().opening()).isEqualTo(done.sealed().sealed());
    assertThat(done.keptAs()).isEmpty();
    try (DataFolder restored = DataFolder.take(parent.resolve("data"))) {
      assertThat(AnchorCheck.pass(new HsqldbFiles(restored)))
          .hasValueSatisfying(anchor -> assertThat(anchor.state()).isEqualTo(Anchor.State.CLOSED));
    }
    System.out.println(
        "R8: of %d restored secrets %d open"
            .formatted(done.sealed().sealed(), done.sealed().opening()));
  }

  @Test
  void aBackupIsNeverWrittenOverAnythingNorLeavesAnythingElse() throws Exception {
    Files.writeString(archive, "mine");

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> backups.make(archive))
        .withMessage(archive + " is there already, and is not overwritten; give another name.");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> backups.make(parent.resolve("none/backup.zip")))
        .withMessage("There is no folder " + parent.resolve("none") + "; make it first.");
    assertThat(Snapshot.of(parent)).containsOnlyKeys("", "backup.zip");
  }

  @Test
  void aWrongOrMissingKeyRingIsRefusedBeforeAnythingChanges() throws Exception {
    saveKeys();
    backups.make(archive);
    Path wrong = parent.resolve("wrong");
    new KeyRingFiles(wrong).create(new SecureRandom());
    Path data = Files.createDirectories(parent.resolve("data"));

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> restore(data, wrong, false))
        .withMessageContaining("is not the master key that sealed the secrets");
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> restore(data, data.resolve("keys"), false))
        .withMessageContaining(data.resolve("keys/k1.key") + " is missing");

    assertThat(Snapshot.withoutLock(data)).containsOnlyKeys("");
  }

  @Test
  void aDatabaseThatIsThereIsMovedAsideOnlyWhenAsked() throws Exception {
    backups.make(archive);
    Path data = parent.resolve("data");
    restore(data, ring, false);
    Map<String, String> before = Snapshot.withoutLock(data);

    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> restore(data, ring, false))
        .withMessage(
            "there is a database in %s already; to move it aside and take this one, say \"restore"
                + " %s replace\".",
            data.resolve("db"), archive);
    assertThat(Snapshot.withoutLock(data)).isEqualTo(before);

    Restore.Done done = restore(data, ring, true);

    assertThat(done.keptAs()).startsWith("db-before-restore-");
    assertThat(Snapshot.of(data.resolve(done.keptAs()))).containsKey("gatehouse.script");
    assertThat(data.resolve("db/gatehouse.script")).exists();
  }

  @Test
  void aDamagedOrForeignFileIsNotRestored() throws Exception {
    backups.make(archive);
    byte[] right = Files.readAllBytes(archive);
    Path data = parent.resolve("data");
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < Chaos.count(10, 200); i++) {
      Files.write(archive, java.util.Arrays.copyOf(right, random.nextInt(right.length - 2000)));
      assertThatExceptionOfType(BackupException.class)
          .isThrownBy(() -> restore(data, ring, false))
          .withMessageStartingWith("it is ");
    }
    Files.writeString(archive, "no zip");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> restore(data, ring, false))
        .withMessage("it is not a backup that this Gatehouse can read.");
    assertThatExceptionOfType(BackupException.class)
        .isThrownBy(() -> new Restore(parent.resolve("none"), data, ring, false).run(false))
        .withMessage("there is no file %s.", parent.resolve("none"));
    assertThat(Snapshot.withoutLock(data)).containsOnlyKeys("");
  }

  /** A process killed between two steps leaves one of these. */
  @Test
  void anInterruptedExchangeLeavesTheDatabaseFromBefore() throws Exception {
    Path data = Files.createDirectories(parent.resolve("data"));
    HsqldbFiles old = layOut(data, "old");
    Map<String, String> before = Snapshot.of(data);
    RestoredFolder place = new RestoredFolder(data);

    Files.move(old.anchor(), data.resolve("database.anchor.aside"));
    place.undo();
    assertThat(Snapshot.of(data)).isEqualTo(before);

    Files.move(old.anchor(), data.resolve("database.anchor.aside"));
    Files.move(old.databaseFolder(), data.resolve("db.aside"));
    place.undo();
    assertThat(Snapshot.of(data)).isEqualTo(before);

    Files.move(old.anchor(), data.resolve("database.anchor.aside"));
    Files.move(old.databaseFolder(), data.resolve("db.aside"));
    layOut(data, "new");
    place.undo();
    assertThat(Snapshot.of(data)).isEqualTo(before);
  }

  private static HsqldbFiles layOut(Path home, String content) throws IOException {
    HsqldbFiles files = new HsqldbFiles(home);
    Files.createDirectories(files.databaseFolder());
    Files.writeString(files.path("script"), content);
    Files.writeString(files.anchor(), content);
    return files;
  }

  private Restore.Done restore(Path data, Path keys, boolean replace) throws Exception {
    return new Restore(archive, data, keys, false).run(replace);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      zip.stream().map(ZipEntry::getName).forEach(names::add);
    }
    return names;
  }

  private void saveKeys() {
    List<Provider> all =
        List.copyOf(providers.all()).stream().filter(p -> !p.id().value().equals("azure")).toList();
    AccountId account = AccountId.random();
    for (int i = 0; i < KEYS; i++) {
      if (i % 5 == 0) {
        account = account();
      }
      try (SecretText secret = SecretText.of("sk-proj-" + i + "-0123456789")) {
        credentials.save(account, all.get(i % 5), secret, null);
      }
    }
  }

  private AccountId account() {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO account (id, username, username_key, password_hash, theme, created_at, version)
            VALUES (?, ?, ?, 'none', 'SYSTEM', ?, 0)
            """)
        .params(id, "a-" + id, "a-" + id, OffsetDateTime.now(ZoneOffset.UTC))
        .update();
    return new AccountId(id);
  }

  private long count(String table) {
    return database.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
  }
}
