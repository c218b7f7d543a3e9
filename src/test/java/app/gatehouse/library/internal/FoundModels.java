package app.gatehouse.library.internal;

import app.gatehouse.library.LocalFile;
import java.nio.file.Path;
import java.util.List;

/** What is found in a cache, for tests of whatever writes one. */
public final class FoundModels {

  private FoundModels() {}

  public static List<LocalFile> in(Path cache) {
    return new CacheScan(cache).run();
  }
}
