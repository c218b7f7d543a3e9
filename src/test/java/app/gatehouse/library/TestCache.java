package app.gatehouse.library;

import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Puts files into a cache as the tools of Hugging Face do: a blob, and a link to it. */
public final class TestCache {

  public static final String COMMIT = "a".repeat(40);

  private final CacheLayout layout;

  public TestCache(Path root) {
    this.layout = new CacheLayout(root);
  }

  public CacheLayout layout() {
    return layout;
  }

  public Path put(RepositoryId repository, String path, byte[] content) {
    return put(repository, COMMIT, path, content);
  }

  /**
   * @return where it is seen
   */
  public Path put(RepositoryId repository, String commit, String path, byte[] content) {
    try {
      Path blob = layout.blob(repository, sha256(content));
      Files.createDirectories(blob.getParent());
      Files.write(blob, content);
      return link(repository, commit, path, blob);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file of a snapshot lead to anything. */
  public Path link(RepositoryId repository, String commit, String path, Path target) {
    try {
      Path file = layout.snapshot(repository, commit).resolve(path);
      Path folder = Objects.requireNonNull(file.getParent());
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
      return Files.createSymbolicLink(file, folder.relativize(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void main(RepositoryId repository, String commit) {
    try {
      Files.createDirectories(layout.refs(repository));
      Files.writeString(layout.refs(repository).resolve("main"), commit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
