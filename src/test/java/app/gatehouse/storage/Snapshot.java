package app.gatehouse.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a folder holds, to tell whether a byte of it has changed. */
public final class Snapshot {

  private Snapshot() {}

  /** Every file and folder below, by its relative name; a file with the hash of its content. */
  public static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.forEach(file -> content.put(folder.relativize(file).toString(), hash(file)));
    }
    return content;
  }

  /** The same without the lock file, which every start may write to. */
  public static Map<String, String> withoutLock(Path folder) throws IOException {
    Map<String, String> content = of(folder);
    content.remove("gatehouse.lock");
    return content;
  }

  /** Copies the folder as it is on disk at this moment, as a crash would leave it. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static String hash(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Files.isDirectory(file) ? "folder" : "no file";
      }
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
