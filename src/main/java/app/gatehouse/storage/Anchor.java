package app.gatehouse.storage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files of the embedded database were when Gatehouse last looked, kept outside of them:
 * HSQLDB has no checksums, and would open a database without its log, or with a changed value in
 * it, as if nothing were missing.
 *
 * @param state what was being done
 * @param files by their ending; one that is not listed was not there
 */
record Anchor(State state, Map<String, Print> files) {

  /** What was being done to the files. */
  enum State {
    /** Nothing; they were closed. */
    CLOSED,
    /** Commits were appended to the log. */
    OPEN,
    /** They were being opened, closed or written anew; the prints are those from before. */
    CHANGING,
    /** The disk had not taken a commit: in the log only what the print covers counts. */
    FAILED
  }

  /**
   * @param length how many bytes from the beginning the hash covers
   * @param sha256 of them, in hexadecimal digits
   */
  record Print(long length, String sha256) {}

  Anchor {
    files = Map.copyOf(files);
  }

  @Nullable Print print(String ending) {
    return files.get(ending);
  }

  Anchor in(State other) {
    return new Anchor(other, files);
  }

  Anchor with(String ending, Print print) {
    Map<String, Print> changed = new TreeMap<>(files);
    changed.put(ending, print);
    return new Anchor(state, changed);
  }

  /** Lines, each with its end. */
  String toText() {
    String prints =
        new TreeMap<>(files)
            .entrySet().stream()
                .map(file ->
                    "file %s %d %s\n"
                        .formatted(
                            file.getKey(), file.getValue().length(), file.getValue().sha256()))
                .collect(Collectors.joining());
    return "state " + state + "\n" + prints;
  }

  static Anchor parse(List<String> lines) {
    Map<String, Print> files = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      files.put(words[1], new Print(Long.parseLong(words[2]), words[3]));
    }
    return new Anchor(State.valueOf(lines.getFirst().substring("state ".length())), files);
  }
}
