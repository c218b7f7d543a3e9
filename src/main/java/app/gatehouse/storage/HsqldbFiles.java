package app.gatehouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded database in a data folder. Its options are those under which nothing acknowledged
 * was lost to a killed process and damage is refused instead of skipped (docs/decisions/0005).
 *
 * @param home the data folder
 */
record HsqldbFiles(Path home) {

  /** All that HSQLDB may leave in the folder and cannot do without. */
  static final List<String> ENDINGS =
      List.of("script", "properties", "data", "lobs", "log", "backup");

  private static final String DURABLE =
      ";hsqldb.write_delay=false"
          + ";hsqldb.full_log_replay=true"
          + ";hsqldb.tx=mvcc"
          + ";hsqldb.default_table_type=cached"
          // Checkpoints are made by Gatehouse itself, which keeps the anchor with them.
          + ";hsqldb.log_size=0"
          // Tells the log what it could not write; see HsqldbWarnings.
          + ";hsqldb.extlog=2"
          + ";hsqldb.nio_data_file=false"
          // PostgreSQL's type names, so that one set of migrations serves both.
          + ";sql.syntax_pgs=true"
          + ";shutdown=true";

  private static final String READ_ONLY =
      ";readonly=true;ifexists=true;sql.syntax_pgs=true;shutdown=true";

  HsqldbFiles(DataFolder folder) {
    this(folder.path());
  }

  String url() {
    return base() + DURABLE;
  }

  /** Opens without changing a byte on disk. */
  String readOnlyUrl() {
    return base() + READ_ONLY;
  }

  boolean exist() {
    return Files.exists(file(".script")) || Files.exists(file(".properties"));
  }

  /**
   * Takes away the lock file of a process that was killed: HSQLDB would wait up to 10 seconds for
   * its heartbeat. Safe because the data folder's own lock is held.
   */
  void removeStaleLock() throws IOException {
    Files.deleteIfExists(file(".lck"));
  }

  /** One of its files, by its ending without the dot. */
  Path path(String ending) {
    return file("." + ending);
  }

  /** The folder of the database; nothing else is in it. */
  Path databaseFolder() {
    return home.resolve("db");
  }

  /** Where it is kept what the files were. */
  Path anchor() {
    return home.resolve("database.anchor");
  }

  /** How many bytes the database takes on disk. */
  long bytes() {
    return ENDINGS.stream().mapToLong(ending -> path(ending).toFile().length()).sum();
  }

  private String base() {
    return "jdbc:hsqldb:file:" + home.resolve("db").resolve("gatehouse");
  }

  private Path file(String ending) {
    return home.resolve("db").resolve("gatehouse" + ending);
  }
}
