package app.gatehouse.storage;

import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Makes backups of the embedded database while Gatehouse serves. Writing waits while the files are
 * copied, reading goes on. The key ring is never inside: a backup without it opens nothing.
 */
@Component
public class Backups {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Optional<EmbeddedDatabase> database;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final String version;

  Backups(
      ObjectProvider<EmbeddedDatabase> database,
      ApplicationEventPublisher events,
      Clock clock,
      ObjectProvider<BuildProperties> build) {
    this.database = Optional.ofNullable(database.getIfAvailable());
    this.events = events;
    this.clock = clock;
    this.version =
        Optional.ofNullable(build.getIfAvailable())
            .map(BuildProperties::getVersion)
            .orElse("unknown");
  }

  /**
   * What was backed up.
   *
   * @param file the archive
   * @param bytes its size
   * @param credentials how many credentials are in it
   */
  public record Made(Path file, long bytes, long credentials) {}

  /** Whether there is an embedded database to back up; PostgreSQL has tools of its own. */
  public boolean areMadeHere() {
    return database.isPresent();
  }

  /**
   * Makes an archive; it is at its place whole or not at all.
   *
   * @param archive must not be there yet; its folder must
   * @throws BackupException with what is in the way
   * @throws StorageReadOnlyException when nothing can be saved, so that the backup could not be
   *     written down in the activity log
   */
  public Made make(Path archive) {
    EmbeddedDatabase embedded =
        database.orElseThrow(() ->
            new BackupException(
                "Gatehouse keeps its data in PostgreSQL; back it up with pg_dump."));
    Path target = archive.toAbsolutePath().normalize();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BackupException("There is no folder %s; make it first.".formatted(folder));
    }
    if (Files.exists(target)) {
      throw new BackupException(
          "%s is there already, and is not overwritten; give another name.".formatted(target));
    }
    embedded.gate().check();
    try {
      return make(embedded, target, folder);
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(
          "%s is there already, and is not overwritten; give another name.".formatted(target));
    } catch (IOException | SQLException e) {
      throw new BackupException(
          "The backup %s could not be written (%s); see that there is room and that Gatehouse may write there."
              .formatted(target, e.getMessage()));
    }
  }

  private Made make(EmbeddedDatabase embedded, Path target, Path folder)
      throws IOException, SQLException {
    Path work = Files.createTempDirectory(folder, ".gatehouse-backup-", OwnerOnly.folder());
    try {
      HsqldbFiles copy = new HsqldbFiles(work);
      Files.createDirectory(copy.databaseFolder());
      Map<String, Long> rows = new TreeMap<>();
      List<String> keys = new ArrayList<>();
      boolean copied =
          embedded.copyTo(
              copy,
              PATIENCE,
              connection -> {
                rows.putAll(count(connection));
                keys.addAll(keys(connection));
              });
      if (!copied) {
        throw new BackupException("The database was too busy for a backup; try again.");
      }
      BackupManifest manifest =
          new BackupManifest(version, clock.instant(), rows, keys, prints(copy));
      Path part = work.resolve("archive");
      Archive.write(part, manifest, copy);
      // Before it can be taken away.
      events.publishEvent(new StorageEvent.BackedUp(target.getFileName().toString()));
      publish(part, target);
      return new Made(target, Files.size(target), rows.getOrDefault("credential", 0L));
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  /** A link instead of a move: it fails where the name is taken, and a move would overwrite. */
  private static void publish(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (UnsupportedOperationException | NoSuchFileException e) {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Folders.sync(target.resolveSibling("."));
  }

  private static Map<String, Anchor.Print> prints(HsqldbFiles copy) throws IOException {
    Map<String, Anchor.Print> prints = new TreeMap<>();
    for (String ending : HsqldbFiles.ENDINGS) {
      Path file = copy.path(ending);
      if (Files.exists(file)) {
        prints.put(ending, new Anchor.Print(Files.size(file), Sha256.of(file)));
      }
    }
    return prints;
  }

  static Map<String, Long> count(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        try (Statement statement = connection.createStatement();
            ResultSet count =
                statement.executeQuery("SELECT COUNT(*) FROM \"%s\"".formatted(table))) {
          count.next();
          rows.put(table.toLowerCase(Locale.ROOT), count.getLong(1));
        }
      }
    }
    return rows;
  }

  private static List<String> keys(Connection connection) throws SQLException {
    return List.copyOf(SealedColumns.countByKey(connection).keySet());
  }
}
