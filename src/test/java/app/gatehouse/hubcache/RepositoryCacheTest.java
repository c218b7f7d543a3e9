package app.gatehouse.hubcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.hub.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryCacheTest {

  private static final RepositoryId ID = new RepositoryId("o/m");
  private static final String COMMIT = "c".repeat(40);
  private static final String ETAG = "e".repeat(64);

  @TempDir private Path root;

  private CacheLayout layout;
  private RepositoryCache cache;

  @BeforeEach
  void open() {
    layout = new CacheLayout(root);
    cache = new RepositoryCache(layout, ID);
  }

  @Test
  void aFileIsVisibleOnlyOnceItIsPublished() throws IOException {
    Files.writeString(cache.incomplete(ETAG), "hello");
    assertThat(cache.find(COMMIT, "a/b.gguf", ETAG, 5)).isEmpty();

    Path file = cache.publish(ETAG, COMMIT, "a/b.gguf");
    assertThat(file).isEqualTo(layout.snapshot(ID, COMMIT).resolve("a/b.gguf")).hasContent("hello");
    assertThat(Files.readSymbolicLink(file)).hasToString("../../../blobs/" + ETAG);
    assertThat(cache.find(COMMIT, "a/b.gguf", ETAG, 5)).contains(file);
    assertThat(cache.find(COMMIT, "a/b.gguf", ETAG, 6)).isEmpty();
  }

  @Test
  void whereLinksCannotBeMadeTheSnapshotHoldsTheFileItself() throws IOException {
    RepositoryCache plain = cache.withoutLinks();
    Files.writeString(plain.incomplete(ETAG), "hello");

    Path file = plain.publish(ETAG, COMMIT, "a/b.gguf");
    assertThat(file).isRegularFile().hasContent("hello");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(layout.blobs(ID)).isEmptyDirectory();
    assertThat(plain.find(COMMIT, "a/b.gguf", ETAG, 5)).contains(file);
  }

  @Test
  void whereLinksCannotBeMadeABlobOfOthersIsCopied() throws IOException {
    Files.createDirectories(layout.blobs(ID));
    Files.writeString(layout.blob(ID, ETAG), "hello");

    Optional<Path> file = cache.withoutLinks().find(COMMIT, "b.gguf", ETAG, 5);
    assertThat(file.orElseThrow()).hasContent("hello");
    assertThat(layout.blob(ID, ETAG)).hasContent("hello");
  }

  @Test
  void aLinkToAnotherBlobIsNotTheFile() throws IOException {
    Files.writeString(cache.incomplete(ETAG), "hello");
    cache.publish(ETAG, COMMIT, "b.gguf");
    assertThat(cache.find(COMMIT, "b.gguf", "f".repeat(64), 5)).isEmpty();
  }

  @Test
  void aFileInPlaceOfALinkIsReplaced() throws IOException {
    Path file = layout.snapshot(ID, COMMIT).resolve("b.gguf");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "an old one");
    Files.writeString(cache.incomplete(ETAG), "hello");

    assertThat(cache.publish(ETAG, COMMIT, "b.gguf")).isSymbolicLink().hasContent("hello");
  }

  @Test
  void aLinkInPlaceOfAFolderIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createDirectories(layout.repository(ID));
    Files.createSymbolicLink(layout.snapshots(ID), elsewhere);
    Files.writeString(cache.incomplete(ETAG), "hello");

    assertThatThrownBy(() -> cache.publish(ETAG, COMMIT, "b.gguf"))
        .isInstanceOf(UnsafeNameException.class);
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(layout.blob(ID, ETAG)).doesNotExist();
  }

  @Test
  void aRepositoryKeptOnAnotherDiskByALinkIsFine() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createSymbolicLink(layout.repository(ID), elsewhere);
    Files.writeString(cache.incomplete(ETAG), "hello");
    assertThat(cache.publish(ETAG, COMMIT, "b.gguf")).hasContent("hello");
  }

  @Test
  void aBranchIsWrittenWithoutAnEndOfLine() throws IOException {
    cache.point("main", COMMIT);
    cache.point("refs/pr/1", "d".repeat(40));
    cache.point("main", COMMIT);

    assertThat(Files.readString(layout.refs(ID).resolve("main"))).isEqualTo(COMMIT);
    assertThat(Files.readString(layout.refs(ID).resolve("refs/pr/1"))).isEqualTo("d".repeat(40));
    assertThat(layout.blobs(ID)).isEmptyDirectory();
    assertThatThrownBy(() -> cache.point("../x", COMMIT)).isInstanceOf(UnsafeNameException.class);
  }

  @Test
  void whatIsPutAsideKeepsTheNewestOnly() throws IOException {
    Files.writeString(cache.incomplete(ETAG), "wrong");
    cache.quarantine(ETAG, Instant.parse("2026-01-02T03:04:05Z"));
    Files.writeString(cache.incomplete(ETAG), "wrong again");
    String name = cache.quarantine(ETAG, Instant.parse("2026-01-02T03:04:06Z"));

    assertThat(name).isEqualTo(ETAG + ".gatehouse.quarantined-20260102-030406");
    assertThat(layout.blobs(ID)).isDirectoryContaining("glob:**quarantined*");
    assertThat(layout.blobs(ID).toFile().list()).containsExactly(name);
  }

  @Test
  void whatGrowsIsKnownByTheFileItIsWantedFor() throws IOException {
    assertThat(cache.growing("b.gguf")).isEmpty();
    Files.writeString(cache.incomplete(ETAG), "hel");
    cache.want(ETAG, "b.gguf");

    assertThat(cache.growing("b.gguf")).containsExactly(ETAG);
    assertThat(cache.growing("c.gguf")).isEmpty();
    cache.drop(ETAG);
    assertThat(cache.growing("b.gguf")).isEmpty();
    assertThat(layout.blobs(ID)).isEmptyDirectory();
  }

  @Test
  void whoHasTheLockHasItAlone() throws IOException {
    try (BlobLock _ = cache.tryLock(ETAG).orElseThrow()) {
      assertThat(cache.tryLock(ETAG)).isEmpty();
    }
    cache.tryLock(ETAG).orElseThrow().close();
    assertThat(root.resolve(".locks/models--o--m/" + ETAG + ".lock")).exists();
  }

  @Test
  void aNameOfABlobIsAChecksumAndNothingElse() {
    assertThatThrownBy(() -> cache.incomplete("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cache.publish(ETAG, "main", "b.gguf"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
