package app.gatehouse.storage;

import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A look into the embedded database before it is opened, which changes no byte of it. After a
 * killed process that takes a copy: HSQLDB opened for reading does not put back what it had begun
 * to write, and then leaves out the end of the log, or it renames files.
 */
final class DatabaseLook {

  private static final String USER = "SA";
  private static final Pattern CLOSED = Pattern.compile("(?m)^modified=no$");

  private DatabaseLook() {}

  /**
   * @param known what the files are known to be
   * @throws SQLException when the database does not open
   * @throws StartupRefusedException when there is no room for the copy
   */
  static SealedDataProbe into(HsqldbFiles files, Optional<Anchor> known)
      throws IOException, SQLException {
    if (isClosed(files)) {
      try (Connection connection = DriverManager.getConnection(files.readOnlyUrl(), USER, "")) {
        return SealedDataProbe.read(connection);
      }
    }
    Path folder = Files.createTempDirectory("gatehouse-look", OwnerOnly.folder());
    try {
      copy(files, folder);
      try (DataFolder copied = DataFolder.take(folder)) {
        return intoCopy(new HsqldbFiles(copied), known);
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static SealedDataProbe intoCopy(HsqldbFiles copy, Optional<Anchor> known)
      throws IOException, SQLException {
    if (known.isPresent()) {
      AnchorCheck.tidy(copy, known.get());
    }
    try (Connection connection = DriverManager.getConnection(copy.url(), USER, "");
        Statement statement = connection.createStatement()) {
      SealedDataProbe found = SealedDataProbe.read(connection);
      connection.setReadOnly(false);
      statement.execute("SHUTDOWN IMMEDIATELY");
      return found;
    }
  }

  private static boolean isClosed(HsqldbFiles files) throws IOException {
    Path properties = files.path("properties");
    return Files.exists(properties)
        && CLOSED.matcher(Files.readString(properties, StandardCharsets.ISO_8859_1)).find();
  }

  private static void copy(HsqldbFiles files, Path folder) throws IOException {
    Path copies = Files.createDirectory(folder.resolve(files.databaseFolder().getFileName()));
    try {
      for (Path file : filesOf(files)) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the database in %s was not closed, and cannot be copied to %s to look into it (%s); make room there, or name another folder with java -Djava.io.tmpdir=… -jar gatehouse.jar."
              .formatted(files.databaseFolder(), folder.getParent(), e.getMessage()));
    }
  }

  /** All but the lock of the process that was killed. */
  private static List<Path> filesOf(HsqldbFiles files) throws IOException {
    try (Stream<Path> all = Files.list(files.databaseFolder())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.equals(files.path("lck")))
          .toList();
    }
  }
}
