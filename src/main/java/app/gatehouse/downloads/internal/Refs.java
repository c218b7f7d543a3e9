package app.gatehouse.downloads.internal;

import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.hubcache.RepositoryCache;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down which commit the branch stood at when a download began. One that was resumed has
 * asked for the commit by its own name, and the cache's readers look for the branch.
 */
final class Refs {

  private static final Logger LOG = LoggerFactory.getLogger(Refs.class);

  private final CacheLayout layout;

  /**
   * @param cache the root of the shared cache
   */
  Refs(Path cache) {
    this.layout = new CacheLayout(cache);
  }

  /** For one whose files are all there. */
  void point(Row row) {
    String commit = row.commit();
    if (commit == null) {
      return;
    }
    try {
      new RepositoryCache(layout, row.repository()).point(Run.BRANCH, commit);
    } catch (IOException e) {
      LOG.warn("Which commit a branch stands at was not written down", e);
    }
  }
}
