package app.gatehouse.hubcache;

import app.gatehouse.hub.RepositoryId;
import java.nio.file.Path;

/**
 * Where things are in the cache that all tools of Hugging Face share; as documented in "Hub Local
 * Cache" of the Hub's documentation. Answers about names only, and touches no file.
 *
 * @param root absolute
 */
public record CacheLayout(Path root) {

  private static final String MODELS = "models--";
  private static final String SEPARATOR = "--";

  /** The folder of a repository: {@code models--owner--name}. */
  public Path repository(RepositoryId id) {
    return root.resolve(MODELS + id.value().replace("/", SEPARATOR));
  }

  public Path blobs(RepositoryId id) {
    return repository(id).resolve("blobs");
  }

  /**
   * @param etag the SHA-256 of a large file, or the git hash of a small one; hex digits
   */
  public Path blob(RepositoryId id, String etag) {
    return blobs(id).resolve(etag);
  }

  public Path snapshots(RepositoryId id) {
    return repository(id).resolve("snapshots");
  }

  /**
   * @param commit 40 hex digits
   */
  public Path snapshot(RepositoryId id, String commit) {
    return snapshots(id).resolve(commit);
  }

  public Path refs(RepositoryId id) {
    return repository(id).resolve("refs");
  }

  /** The lock that huggingface_hub holds while it writes the blob. */
  public Path lock(RepositoryId id, String etag) {
    Path folder = repository(id).getFileName();
    return root.resolve(".locks").resolve(folder).resolve(etag + ".lock");
  }
}
