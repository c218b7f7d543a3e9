package app.gatehouse.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an archive says of itself; its first entry.
 *
 * @param version of the Gatehouse that made it
 * @param rows how many, by table in small letters
 * @param keys ids of the master keys that its secrets were sealed by; the keys are not inside
 * @param files by their ending
 */
record BackupManifest(
    String version,
    Instant made,
    Map<String, Long> rows,
    List<String> keys,
    Map<String, Anchor.Print> files) {

  static final String ENTRY = "gatehouse-backup.txt";
  private static final String FIRST_LINE = "gatehouse-backup 1";

  BackupManifest {
    rows = Map.copyOf(rows);
    keys = List.copyOf(keys);
    files = Map.copyOf(files);
  }

  String toText() {
    String counts =
        new TreeMap<>(rows)
            .entrySet().stream()
                .map(table -> "rows %s %d\n".formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining());
    String prints =
        new TreeMap<>(files)
            .entrySet().stream()
                .map(file ->
                    "file %s %d %s\n"
                        .formatted(
                            file.getKey(), file.getValue().length(), file.getValue().sha256()))
                .collect(Collectors.joining());
    String body =
        "%s\nversion %s\nmade %s\n%s%s%s"
            .formatted(
                FIRST_LINE,
                version,
                made,
                counts,
                keys.stream().map(id -> "key " + id + "\n").collect(Collectors.joining()),
                prints);
    return body + "check " + Sha256.of(body) + "\n";
  }

  /**
   * @throws BackupException when it is none, or damaged
   */
  static BackupManifest parse(String text) {
    int check = text.indexOf("\ncheck ") + 1;
    if (!text.startsWith(FIRST_LINE + "\n") || check == 0) {
      throw new BackupException("it is not a backup that this Gatehouse can read.");
    }
    String body = text.substring(0, check);
    if (!Sha256.of(body).equals(text.substring(check + "check ".length()).strip())) {
      throw new BackupException("it is damaged; take another backup.");
    }
    Map<String, String> single = new TreeMap<>();
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Anchor.Print> files = new TreeMap<>();
    List<String> keys = new java.util.ArrayList<>();
    body.lines()
        .skip(1)
        .forEach(line -> {
          String[] words = line.split(" ");
          switch (words[0]) {
            case "rows" -> rows.put(words[1], Long.valueOf(words[2]));
            case "key" -> keys.add(words[1]);
            case "file" ->
                files.put(words[1], new Anchor.Print(Long.parseLong(words[2]), words[3]));
            default -> single.put(words[0], words[1]);
          }
        });
    return new BackupManifest(
        single.getOrDefault("version", ""),
        Instant.parse(single.getOrDefault("made", Instant.EPOCH.toString())),
        rows,
        keys,
        files);
  }
}
