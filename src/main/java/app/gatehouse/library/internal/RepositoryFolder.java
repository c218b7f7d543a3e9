package app.gatehouse.library.internal;

import app.gatehouse.hub.RepositoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one repository in the cache, which any tool may have written: only what is whole
 * and within it counts.
 */
final class RepositoryFolder {

  private static final String PREFIX = "models--";
  private static final String SEPARATOR = "--";
  /** Or where one client does not know the commit, the hash of a file. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

  private static final int MAX_DEPTH = 10;
  private static final int MAX_FILES = 20_000;
  private static final int MAX_REF = 100;

  private final Path folder;
  private final RepositoryId repository;

  private RepositoryFolder(Path folder, RepositoryId repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Empty when a folder of this name is no model's. */
  static Optional<RepositoryFolder> of(Path folder) {
    String name = folder.getFileName().toString();
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String id = name.substring(PREFIX.length());
    try {
      return Optional.of(
          new RepositoryFolder(folder, new RepositoryId(id.replaceFirst(SEPARATOR, "/"))));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  RepositoryId repository() {
    return repository;
  }

  /** What the main branch stood at when it was last asked for, then the others, latest first. */
  List<String> commits() throws IOException {
    Path snapshots = folder.resolve("snapshots");
    if (!Files.isDirectory(snapshots)) {
      return List.of();
    }
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> all = Files.list(snapshots)) {
      for (Path snapshot : all.filter(Files::isDirectory).toList()) {
        String name = snapshot.getFileName().toString();
        if (COMMIT.matcher(name).matches() && !Files.isSymbolicLink(snapshot)) {
          times.put(name, Files.getLastModifiedTime(snapshot));
        }
      }
    }
    String main = main();
    List<String> commits = new ArrayList<>(times.keySet());
    commits.sort(
        Comparator.comparing((String commit) -> !commit.equals(main))
            .thenComparing(times::get, Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    return commits;
  }

  private String main() throws IOException {
    Path ref = folder.resolve("refs").resolve("main");
    return Files.isRegularFile(ref) && Files.size(ref) <= MAX_REF
        ? Files.readString(ref, StandardCharsets.ISO_8859_1).strip()
        : "";
  }

  /**
   * The models of a snapshot by their paths in it, with slashes; each leads to the real file behind
   * all links, which lies within the repository's folder.
   */
  Map<String, Path> models(String commit) throws IOException {
    Path root = folder.toRealPath();
    Path snapshot = folder.resolve("snapshots").resolve(commit);
    Map<String, Path> found = new TreeMap<>();
    Files.walkFileTree(
        snapshot,
        EnumSet.noneOf(FileVisitOption.class),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          private int count;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            count++;
            String path = snapshot.relativize(file).toString().replace('\\', '/');
            if (Parts.isModel(path)) {
              real(root, file).ifPresent(real -> found.put(path, real));
            }
            return count < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** Not of what dangles, leaves the folder, or grows under a name of its own in the blobs. */
  private static Optional<Path> real(Path root, Path file) {
    try {
      Path real = file.toRealPath();
      boolean inside = real.startsWith(root);
      boolean whole =
          !real.startsWith(root.resolve("blobs")) || !real.getFileName().toString().contains(".");
      return inside && whole && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException dangling) {
      return Optional.empty();
    }
  }
}
