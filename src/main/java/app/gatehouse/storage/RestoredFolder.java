package app.gatehouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a restored database in the place of the one before, so that a process killed at any moment
 * leaves either the old one or the new one, each with the anchor that belongs to it.
 */
final class RestoredFolder {

  /** What is being unpacked and proven; nothing in it is in use. */
  static final String STAGING = "restore-staging";

  private static final String ASIDE = ".aside";

  private final Path data;
  private final Path database;
  private final Path anchor;
  private final Path databaseAside;
  private final Path anchorAside;

  RestoredFolder(Path data) {
    this.data = data;
    HsqldbFiles files = new HsqldbFiles(data);
    this.database = files.databaseFolder();
    this.anchor = files.anchor();
    this.databaseAside = sibling(database);
    this.anchorAside = sibling(anchor);
  }

  private static Path sibling(Path path) {
    return path.resolveSibling(path.getFileName() + ASIDE);
  }

  /** Brings back what an interrupted restore had moved aside. To be called before anything else. */
  void undo() throws IOException {
    if (Files.exists(databaseAside)) {
      FileSystemUtils.deleteRecursively(database);
      Files.move(databaseAside, database, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(anchor);
    }
    if (Files.exists(anchorAside)) {
      if (Files.exists(anchor)) {
        // The restore was done but for this.
        Files.delete(anchorAside);
      } else {
        Files.move(anchorAside, anchor, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    FileSystemUtils.deleteRecursively(data.resolve(STAGING));
  }

  /**
   * Exchanges the two.
   *
   * @param staged the folder with the proven database and its anchor
   * @param keptAs the name under which the old database stays; it must not be taken
   */
  void replaceBy(HsqldbFiles staged, String keptAs) throws IOException {
    boolean before = Files.exists(database);
    if (Files.exists(anchor)) {
      Files.move(anchor, anchorAside, StandardCopyOption.ATOMIC_MOVE);
    }
    if (before) {
      Files.move(database, databaseAside, StandardCopyOption.ATOMIC_MOVE);
    }
    Folders.sync(data);
    Files.move(staged.databaseFolder(), database, StandardCopyOption.ATOMIC_MOVE);
    Files.move(staged.anchor(), anchor, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(data);
    if (before) {
      // From here on the new one is what counts.
      Files.move(databaseAside, data.resolve(keptAs), StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(data);
    }
    Files.deleteIfExists(anchorAside);
    FileSystemUtils.deleteRecursively(staged.home());
  }

  /** Whether there is a database to be replaced. */
  boolean isTaken() throws IOException {
    if (!Files.isDirectory(database)) {
      return false;
    }
    try (Stream<Path> content = Files.list(database)) {
      List<Path> files = content.toList();
      return !files.isEmpty();
    }
  }
}
