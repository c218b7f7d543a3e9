package app.gatehouse.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files of the embedded database with the anchor before anything opens them. What is
 * missing, cut, changed or from an older copy stops the start, and no byte is changed. After a
 * killed process the end of the log past the anchor, a few milliseconds of commits, is the one part
 * that cannot be compared.
 */
final class AnchorCheck {

  private static final Pattern MODIFIED = Pattern.compile("(?m)^modified=(\\S+)$");

  private final HsqldbFiles files;

  private AnchorCheck(HsqldbFiles files) {
    this.files = files;
  }

  /**
   * @return what the files are known to be; empty when nothing was known, as before the first start
   *     and of a data folder from before there were anchors
   * @throws StartupRefusedException when they are something else
   */
  static Optional<Anchor> pass(HsqldbFiles files) throws IOException {
    AnchorCheck check = new AnchorCheck(files);
    Optional<Anchor> anchor = AnchorFile.read(files.anchor());
    if (anchor.isEmpty()) {
      // Made, but killed before it was first written to: then there is no database either.
      if (Files.exists(files.anchor()) && files.exist()) {
        throw check.refused(
            "the record %s of the database's files is damaged".formatted(files.anchor()));
      }
      return anchor;
    }
    check
        .problem(anchor.get())
        .ifPresent(problem -> {
          throw check.refused(problem);
        });
    return anchor;
  }

  /**
   * Cuts off what was never acknowledged: a commit that the disk did not take, and a page that was
   * not copied whole.
   */
  static void tidy(HsqldbFiles files, Anchor anchor) throws IOException {
    Anchor.Print log = anchor.print("log");
    if (anchor.state() == Anchor.State.FAILED && log != null) {
      truncate(files.path("log"), log.length());
    }
    truncate(files.path("backup"), DataFilePrint.wholeLength(files.path("backup")));
  }

  private static void truncate(Path file, long length) throws IOException {
    if (Files.exists(file) && Files.size(file) > length) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
        channel.force(true);
      }
    }
  }

  private Optional<String> problem(Anchor anchor) throws IOException {
    return switch (anchor.state()) {
      case CLOSED -> closed(anchor);
      case OPEN -> open(anchor);
      case CHANGING, FAILED -> {
        Optional<String> problem = open(anchor);
        // HSQLDB had written them anew, and was killed before the anchor was.
        yield problem.isPresent() && writtenAnew() ? Optional.empty() : problem;
      }
    };
  }

  private Optional<String> closed(Anchor anchor) throws IOException {
    for (String ending : HsqldbFiles.ENDINGS) {
      Path file = files.path(ending);
      Anchor.Print print = anchor.print(ending.equals("data") ? DATA_WHOLE : ending);
      if (print == null ? Files.exists(file) : !Files.exists(file)) {
        return Optional.of(
            "the database file %s is %s"
                .formatted(file, print == null ? "there, and was not" : "missing"));
      }
      if (print != null && !whole(file, print)) {
        return Optional.of(changed(file));
      }
    }
    return Optional.empty();
  }

  /**
   * The key of the whole data file's print; under its ending alone is that of its last checkpoint.
   */
  static final String DATA_WHOLE = "data-whole";

  private Optional<String> open(Anchor anchor) throws IOException {
    if (anchor.print("script") == null) {
      // The first start, killed before it had made the database.
      return Optional.empty();
    }
    Path script = files.path("script");
    Path properties = files.path("properties");
    Path data = files.path("data");
    Path log = files.path("log");
    Anchor.Print logPrint = anchor.print("log");
    long logged = logPrint == null ? 0 : logPrint.length();
    if (!Files.exists(script)) {
      return Optional.of(missing(script));
    }
    if (!whole(script, Objects.requireNonNull(anchor.print("script")))) {
      return Optional.of(changed(script));
    }
    if (logged > 0 && !Files.exists(log)) {
      return Optional.of(missing(log));
    }
    if (logPrint != null && logged > 0 && !begins(log, logPrint)) {
      return Optional.of(changed(log));
    }
    Anchor.Print dataPrint = anchor.print("data");
    if (dataPrint != null) {
      if (!Files.exists(data)) {
        return Optional.of(missing(data));
      }
      if (!sameAtCheckpoint(data, dataPrint)) {
        return Optional.of(changed(data));
      }
    }
    return propertiesProblem(properties, anchor.print("properties"), logged);
  }

  /**
   * HSQLDB marks them as modified with the first commit, a moment before the anchor knows of it.
   */
  private Optional<String> propertiesProblem(
      Path properties, Anchor.@Nullable Print print, long logged) throws IOException {
    if (!Files.exists(properties)) {
      // Killed while they were replaced.
      return logged == 0 && Files.exists(files.path("properties.new"))
          ? Optional.empty()
          : Optional.of(missing(properties));
    }
    boolean same = print != null && whole(properties, print);
    return same || (logged == 0 && modified().equals("yes"))
        ? Optional.empty()
        : Optional.of(changed(properties));
  }

  /**
   * Whether the last thing HSQLDB did was to write its files anew: then there is nothing to replay.
   */
  private boolean writtenAnew() throws IOException {
    return !modified().equals("yes")
        && (Files.exists(files.path("script")) || Files.exists(files.path("script.new")));
  }

  /** HSQLDB deletes the old properties before it gives the new ones their name. */
  private String modified() throws IOException {
    Path properties = files.path("properties");
    Path known = Files.exists(properties) ? properties : files.path("properties.new");
    if (!Files.exists(known)) {
      return "yes";
    }
    Matcher line = MODIFIED.matcher(Files.readString(known, StandardCharsets.ISO_8859_1));
    return line.find() ? line.group(1) : "yes";
  }

  private boolean sameAtCheckpoint(Path data, Anchor.Print print) throws IOException {
    return Files.size(data) >= print.length()
        && DataFilePrint.of(data, files.path("backup"), print.length()).equals(print);
  }

  private static boolean whole(Path file, Anchor.Print print) throws IOException {
    return Files.size(file) == print.length() && Sha256.of(file).equals(print.sha256());
  }

  private static boolean begins(Path file, Anchor.Print print) throws IOException {
    if (Files.size(file) < print.length()) {
      return false;
    }
    MessageDigest digest = Sha256.begin();
    Sha256.feed(digest, file, 0, print.length());
    return Sha256.hex(digest.digest()).equals(print.sha256());
  }

  private static String missing(Path file) {
    return "the database file %s is missing".formatted(file);
  }

  private static String changed(Path file) {
    return "the database file %s is not as Gatehouse left it: damaged, cut, or an older copy"
        .formatted(file);
  }

  private StartupRefusedException refused(String problem) {
    return new StartupRefusedException(
        StartupRefusedException.CONFIGURATION,
        ("%s; put the folder %s back as it was, or restore a backup with \"java -jar gatehouse.jar restore <file>\"."
                + " If you have put these files there on purpose, delete %s and start again.")
            .formatted(problem, files.databaseFolder(), files.anchor()));
  }
}
