package app.gatehouse.hubcache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names as the Hub gives them, made into files here. Whatever the name, nothing outside the given
 * folder is ever meant. The strictest system decides for all, so that what is brought here can be
 * copied anywhere: a part has at most 255 bytes, no control character, none of {@code \ < > : " | ?
 * *}, no dot or blank at its end, and is no name of a device.
 */
public final class SafeNames {

  private static final int MAX_PART_BYTES = 255;
  private static final int MAX_CHARACTERS = 1000;
  private static final String FORBIDDEN = "\\<>:\"|?*";
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "clock$", "conin$", "conout$");
  private static final String NUMBERED_DEVICE = "(?:com|lpt)[0-9¹²³]";

  private SafeNames() {}

  /**
   * The file that is meant, whether it is there or not.
   *
   * @param path with slashes, as the Hub writes it
   * @throws UnsafeNameException when it is none that is allowed
   */
  public static Path within(Path folder, String path) throws UnsafeNameException {
    try {
      Path file = folder;
      for (String part : parts(path)) {
        file = file.resolve(part);
      }
      if (!file.normalize().equals(file) || !file.startsWith(folder)) {
        throw new UnsafeNameException("A name leaves its folder");
      }
      return file;
    } catch (InvalidPathException unspeakable) {
      throw new UnsafeNameException("A name cannot be written in this system's alphabet");
    }
  }

  /**
   * The same, with all folders in between made. None of them may be a link, which could lead
   * anywhere, and on a disk that does not tell cases apart none may be there under another one.
   *
   * @param folder is there
   */
  static Path prepare(Path folder, String path) throws IOException {
    return walk(folder, path, SafeNames::makeFolder);
  }

  /** The file that is meant, by the rules of {@link #prepare}, without making anything. */
  static Path look(Path folder, String path) throws IOException {
    return walk(folder, path, SafeNames::requireNoOther);
  }

  private interface Step {
    void into(Path folder) throws IOException;
  }

  private static Path walk(Path folder, String path, Step step) throws IOException {
    Path file = within(folder, path);
    Path relative = folder.relativize(file);
    Path current = folder;
    for (int i = 0; i < relative.getNameCount(); i++) {
      Path next = current.resolve(relative.getName(i));
      requireOwnCase(next);
      if (i < relative.getNameCount() - 1) {
        step.into(next);
      }
      current = next;
    }
    return file;
  }

  /** Makes the folder if it is not there, and refuses a link in its place. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder);
    }
    requireNoOther(folder);
  }

  private static void requireNoOther(Path folder) throws UnsafeNameException {
    boolean there = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    if (there && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsafeNameException("Something else is where a folder should be");
    }
  }

  private static void requireOwnCase(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String name = file.getFileName().toString();
    try (Stream<Path> neighbours = Files.list(file.getParent())) {
      if (isTaken(name, neighbours.map(each -> each.getFileName().toString()).toList())) {
        throw new UnsafeNameException("Two names differ in case only");
      }
    }
  }

  /**
   * Whether a file that is found under this name has another one, which differs in case.
   *
   * @param neighbours the names as the disk has them
   */
  static boolean isTaken(String name, List<String> neighbours) {
    return !neighbours.contains(name) && neighbours.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static List<String> parts(String path) throws UnsafeNameException {
    if (path.length() > MAX_CHARACTERS) {
      throw new UnsafeNameException("A name is too long");
    }
    List<String> parts = List.of(path.split("/", -1));
    for (String part : parts) {
      requireSafe(part);
    }
    return parts;
  }

  private static void requireSafe(String part) throws UnsafeNameException {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      throw new UnsafeNameException("A name leads elsewhere");
    }
    if (part.endsWith(".") || part.endsWith(" ") || isDevice(part)) {
      throw new UnsafeNameException("A name means something else on some systems");
    }
    if (part.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
      throw new UnsafeNameException("A name has characters that cannot stand in one");
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_PART_BYTES) {
      throw new UnsafeNameException("A name is too long");
    }
    if (!new String(bytes, StandardCharsets.UTF_8).equals(part)) {
      throw new UnsafeNameException("A name is no proper text");
    }
  }

  /** Windows takes these for devices whatever follows after a dot. */
  private static boolean isDevice(String part) {
    int dot = part.indexOf('.');
    String stem = (dot < 0 ? part : part.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) || stem.matches(NUMBERED_DEVICE);
  }
}
