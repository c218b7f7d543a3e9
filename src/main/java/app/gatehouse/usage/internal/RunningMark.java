package app.gatehouse.usage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is there while Gatehouse runs, and whose time says until when it did. One that is
 * found at a start tells that the process before did not end in good order. A file and no row: a
 * backup made while Gatehouse runs tells of no crash, and the time costs nothing to keep.
 */
final class RunningMark {

  private static final Logger LOG = LoggerFactory.getLogger(RunningMark.class);

  /** Often enough for a time that is told to the minute. */
  private static final Duration OFTEN = Duration.ofSeconds(10);

  private final Path file;
  private Instant touched = Instant.EPOCH;

  RunningMark(Path file) {
    this.file = file;
  }

  /** Puts it there; about when the process before ended, if that left its own. */
  Optional<Instant> begin(Instant now) {
    try {
      Optional<Instant> before =
          Files.exists(file)
              ? Optional.of(Files.getLastModifiedTime(file).toInstant())
              : Optional.empty();
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[0]);
      Files.setLastModifiedTime(file, FileTime.from(now));
      return before;
    } catch (IOException e) {
      LOG.warn("Should Gatehouse end unexpectedly, the Usage page will not tell: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Gatehouse still runs. */
  void touch(Instant now) {
    if (touched.plus(OFTEN).isAfter(now)) {
      return;
    }
    touched = now;
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (IOException e) {
      LOG.debug("The time of {} could not be set", file, e);
    }
  }

  /** All is written: nothing is missing. */
  void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn(
          "The next start will tell of an unexpected end, which this is not: {}", e.toString());
    }
  }
}
