package app.gatehouse.vault;

import java.io.IOException;
import java.nio.file.Path;

/** A key file does not hold a key. It has to be brought back from a backup. */
public final class DamagedKeyFileException extends IOException {

  private final transient Path file;

  DamagedKeyFileException(Path file) {
    super("Not a key: " + file);
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
