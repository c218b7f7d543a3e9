package app.gatehouse.library.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.GgufWriter;
import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheScanTest {

  private static final RepositoryId MODEL = new RepositoryId("castle/portcullis-8b");
  private static final byte[] TINY = TinyGguf.seed(1).bytes();
  private static final String OLD = "b".repeat(40);
  private static final String NEW = "c".repeat(40);

  @TempDir Path folder;
  private Path root;
  private TestCache cache;
  private CacheScan scan;

  @BeforeEach
  void makeTheCache() throws IOException {
    root = folder.toRealPath().resolve("hub");
    cache = new TestCache(root);
    scan = new CacheScan(root);
  }

  private List<String> found() {
    return scan.run().stream().map(file -> file.ref().toString()).toList();
  }

  @Test
  void aCacheThatIsNotThereIsEmpty() {
    assertThat(found()).isEmpty();
  }

  @Test
  void findsAFileBehindItsLink() {
    cache.put(MODEL, "sub/tiny-F32.gguf", TINY);

    LocalFile file = scan.run().getFirst();

    assertThat(file.ref()).hasToString("local/castle/portcullis-8b/sub/tiny-F32.gguf");
    assertThat(file.repository()).isEqualTo(MODEL);
    assertThat(file.commit()).isEqualTo(TestCache.COMMIT);
    assertThat(file.file()).isEqualTo("sub/tiny-F32.gguf");
    assertThat(file.bytes()).isEqualTo(TINY.length);
    assertThat(file.header().architecture()).isEqualTo("llama");
    assertThat(file.paths()).singleElement().asString().contains("/blobs/");
  }

  @Test
  void findsAFileWhereLinksCannotBeMade() throws IOException {
    Path file = cache.layout().snapshot(MODEL, NEW).resolve("tiny.gguf");
    Files.createDirectories(file.getParent());
    Files.write(file, TINY);

    assertThat(found()).containsExactly("local/castle/portcullis-8b/tiny.gguf");
  }

  @Test
  void anOldModelWithoutAnOwnerHasAShorterName() {
    cache.put(new RepositoryId("gpt2"), "gpt2.gguf", TINY);

    assertThat(found()).containsExactly("local/gpt2/gpt2.gguf");
  }

  @Test
  void whatIsNotWholeOrNoModelIsPassedOver() throws IOException {
    cache.put(MODEL, "mmproj-portcullis-F16.gguf", TINY);
    cache.put(MODEL, "mtp-portcullis.gguf", TINY);
    cache.put(MODEL, "vision.gguf", TinyGguf.seed(1).architecture("clip").bytes());
    cache.put(MODEL, "README.md", TINY);
    cache.put(MODEL, ".gguf", TINY);
    cache.put(MODEL, "garbage.gguf", "PK and so on".getBytes());
    cache.put(MODEL, "cut.gguf", Arrays.copyOf(TINY, 9_000));
    cache.link(MODEL, NEW, "dangling.gguf", cache.layout().blob(MODEL, "f".repeat(64)));
    Path growing =
        Files.write(cache.layout().blobs(MODEL).resolve("e".repeat(64) + ".incomplete"), TINY);
    cache.link(MODEL, NEW, "growing.gguf", growing);
    cache.put(MODEL, "not-a-commit", "x.gguf", TINY);
    Files.createDirectories(root.resolve("datasets--a--b"));
    Files.createDirectories(root.resolve("models--a--b--c--d"));
    Files.writeString(root.resolve("version.txt"), "1");

    assertThat(found()).isEmpty();
  }

  @Test
  void whatLiesElsewhereIsNotOffered() throws IOException {
    Path outside = Files.write(folder.toRealPath().resolve("secret.gguf"), TINY);
    Path other = cache.put(new RepositoryId("other/model"), "other.gguf", TINY).toRealPath();
    cache.link(MODEL, NEW, "outside.gguf", outside);
    cache.link(MODEL, NEW, "other.gguf", other);
    cache.link(MODEL, NEW, "folder", folder.toRealPath());

    assertThat(found()).containsExactly("local/other/model/other.gguf");
  }

  @Test
  void aFolderOnAnotherDiskIsARepositoryAsAnyOther() throws IOException {
    TestCache elsewhere = new TestCache(folder.toRealPath().resolve("large-disk"));
    elsewhere.put(MODEL, "tiny.gguf", TINY);
    Files.createDirectories(root);
    Files.createSymbolicLink(
        cache.layout().repository(MODEL), elsewhere.layout().repository(MODEL));

    assertThat(found()).containsExactly("local/castle/portcullis-8b/tiny.gguf");
  }

  @Test
  void ofSeveralSnapshotsTheMainOneCountsAndThenTheLatest() throws IOException {
    cache.put(MODEL, OLD, "a.gguf", TinyGguf.seed(1).name("old").bytes());
    cache.put(MODEL, NEW, "a.gguf", TinyGguf.seed(1).name("new").bytes());
    cache.put(MODEL, OLD, "only-old.gguf", TINY);
    touch(OLD, "2026-01-01T00:00:00Z");
    touch(NEW, "2026-02-01T00:00:00Z");
    assertThat(name("a.gguf")).isEqualTo("new");

    cache.main(MODEL, OLD);

    assertThat(name("a.gguf")).isEqualTo("old");
    assertThat(found()).hasSize(2);
  }

  private void touch(String commit, String time) throws IOException {
    Files.setLastModifiedTime(
        cache.layout().snapshot(MODEL, commit), FileTime.from(Instant.parse(time)));
  }

  private String name(String file) {
    return scan.run().stream()
        .filter(one -> one.file().equals(file))
        .map(one -> String.valueOf(one.header().name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void partsAreOneModelAndOnlyIfAllAreThere() {
    List<byte[]> parts = TinyGguf.seed(1).parts(2);
    cache.put(MODEL, "q/big-00001-of-00002.gguf", parts.get(0));
    assertThat(found()).isEmpty();

    cache.put(MODEL, "q/big-00002-of-00002.gguf", parts.get(1));

    LocalFile file = scan.run().getFirst();
    assertThat(file.ref()).hasToString("local/castle/portcullis-8b/q/big-00001-of-00002.gguf");
    assertThat(file.paths()).hasSize(2);
    assertThat(file.bytes()).isEqualTo(parts.get(0).length + parts.get(1).length);
    assertThat(file.header().parameters()).isEqualTo(122_304);
    assertThat(scan.run()).hasSize(1);
  }

  @Test
  void aFileThatChangesIsReadAnew() throws IOException {
    Path file = cache.layout().snapshot(MODEL, NEW).resolve("tiny.gguf");
    Files.createDirectories(file.getParent());
    Files.write(file, TINY);
    List<LocalFile> first = scan.run();
    assertThat(scan.run()).isEqualTo(first);

    Files.write(file, GgufWriter.version(3).text("general.architecture", "qwen3").bytes());
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    assertThat(scan.run().getFirst().header().architecture()).isEqualTo("qwen3");

    Files.delete(file);
    assertThat(scan.run()).isEmpty();
  }

  @Test
  void manyFilesWithLongNamesAreAllThere() {
    String longName = "x".repeat(190) + " with blanks.gguf";
    cache.put(MODEL, longName, TINY);
    cache.put(MODEL, longName.replace(' ', '_'), TINY);

    assertThat(found()).hasSize(2).allMatch(ref -> ref.length() <= 206);
  }
}
