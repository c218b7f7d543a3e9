package app.gatehouse.storage;

import java.nio.file.Path;

/** Takes data folders for the tests of other packages. */
public final class DataFolders {

  private DataFolders() {}

  public static DataFolder take(Path path) {
    return DataFolder.take(path);
  }
}
