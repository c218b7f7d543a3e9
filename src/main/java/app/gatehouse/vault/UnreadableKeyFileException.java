package app.gatehouse.vault;

import java.io.IOException;
import java.nio.file.Path;

/** A key file is there and cannot be read. */
public final class UnreadableKeyFileException extends IOException {

  private final transient Path file;

  UnreadableKeyFileException(Path file, IOException cause) {
    super("Cannot be read: " + file, cause);
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
