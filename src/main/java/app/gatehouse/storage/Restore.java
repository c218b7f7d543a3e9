package app.gatehouse.storage;

import app.gatehouse.commands.CommandLine;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.OwnerOnly;
import app.gatehouse.vault.SealedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Restores a backup into a data folder that nobody uses. The copy is unpacked beside the database,
 * compared with its manifest, opened by a Gatehouse of its own with the key ring that is to be used
 * with it, and every sealed secret in it is tried; only then does it take the database's place.
 */
final class Restore {

  private final Path archive;
  private final Path data;
  private final Path keys;
  private final boolean allowShared;
  private final RestoredFolder place;

  /**
   * @param keys the folder of the key ring
   * @param allowShared see {@link KeyRingGate}
   */
  Restore(Path archive, Path data, Path keys, boolean allowShared) {
    this.archive = archive;
    this.data = data;
    this.keys = keys;
    this.allowShared = allowShared;
    this.place = new RestoredFolder(data);
  }

  /**
   * What came of it.
   *
   * @param sealed how many secrets there are in it, and how many open
   * @param keptAs where the database from before is; empty where there was none
   */
  record Done(BackupManifest manifest, SealedTable.Count sealed, String keptAs) {}

  /**
   * @param replace whether a database that is there may be moved aside
   * @throws BackupException when nothing was restored, with the reason
   * @throws StartupRefusedException likewise: the key ring does not fit, or the folder is in use
   */
  Done run(boolean replace) throws IOException, SQLException {
    if (!Files.isRegularFile(archive)) {
      throw new BackupException("there is no file %s.".formatted(archive));
    }
    try (DataFolder folder = DataFolder.take(data)) {
      place.undo();
      boolean taken = place.isTaken();
      if (taken && !replace) {
        throw new BackupException(
            "there is a database in %s already; to move it aside and take this one, say \"restore %s replace\"."
                .formatted(folder.resolve("db"), archive));
      }
      String keptAs =
          "db-before-restore-"
              + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
      HsqldbFiles staged = new HsqldbFiles(folder.resolve(RestoredFolder.STAGING));
      Files.createDirectory(staged.home(), OwnerOnly.folder());
      try {
        Files.createDirectory(staged.databaseFolder());
        BackupManifest manifest = Archive.unpack(archive, staged);
        SealedTable.Count sealed = prove(staged, manifest);
        place.replaceBy(staged, keptAs);
        return new Done(manifest, sealed, taken ? keptAs : "");
      } finally {
        FileSystemUtils.deleteRecursively(staged.home());
      }
    }
  }

  /** A start without pages on the copy, as the next start will be on the database itself. */
  private SealedTable.Count prove(HsqldbFiles staged, BackupManifest manifest)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(staged.readOnlyUrl(), "SA", "")) {
      KeyRingGate.pass(new KeyRingFiles(keys), SealedDataProbe.read(connection), allowShared);
    }
    SpringApplication gatehouse = CommandLine.withoutWebServer(application());
    gatehouse.setRegisterShutdownHook(false);
    try (ConfigurableApplicationContext context =
        gatehouse.run(
            "--gatehouse.data-dir=" + staged.home(),
            "--gatehouse.key-dir=" + keys,
            "--" + StorageInitializer.ALLOW_SHARED + "=" + allowShared)) {
      try (Connection connection = context.getBean(DataSource.class).getConnection()) {
        compare(manifest, Backups.count(connection));
        return open(context.getBeansOfType(SealedTable.class).values(), connection);
      }
    }
  }

  private static void compare(BackupManifest manifest, Map<String, Long> found) {
    Map<String, Long> expected = new TreeMap<>(manifest.rows());
    // Migrations and the start itself add to these.
    expected.keySet().removeIf(table -> table.startsWith("flyway") || table.equals("key_check"));
    expected.forEach((table, rows) -> {
      if (found.getOrDefault(table, 0L) < rows) {
        throw new BackupException(
            "it should hold %d rows of %s and holds %d.".formatted(rows, table, found.get(table)));
      }
    });
  }

  private static SealedTable.Count open(Collection<SealedTable> tables, Connection connection)
      throws SQLException {
    SealedTable.Count all = SealedTable.Count.NONE;
    for (SealedTable table : tables) {
      all = all.plus(table.open(connection));
    }
    return all;
  }

  private static Class<?> application() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(SpringBootApplication.class));
    String name =
        scan.findCandidateComponents("app.gatehouse").stream()
            .findFirst()
            .orElseThrow()
            .getBeanClassName();
    return ClassUtils.resolveClassName(
        java.util.Objects.requireNonNull(name), Restore.class.getClassLoader());
  }
}
