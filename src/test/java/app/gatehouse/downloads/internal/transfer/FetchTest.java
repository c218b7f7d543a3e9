package app.gatehouse.downloads.internal.transfer;

import static app.gatehouse.downloads.internal.transfer.TestBed.REPOSITORY;
import static app.gatehouse.downloads.internal.transfer.TestBed.SMALL;
import static app.gatehouse.downloads.internal.transfer.TestBed.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.downloads.internal.transfer.FetchException.Impossible;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible.Why;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Fetched;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.fakes.hub.HubRequest;
import app.gatehouse.hub.GivenToken;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on their way from the Hub into the cache, when all is well. */
@Timeout(60)
class FetchTest {

  private static final String FILE = "portcullis-Q4_K_M.gguf";

  @TempDir private Path cache;

  private final Content content = Content.random(1_000_000, 1);
  private TestBed bed;
  private HubModel model;

  @BeforeEach
  void open() {
    bed = new TestBed(cache);
    model = bed.hub.model(REPOSITORY.value()).xetFile(FILE, content);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aLargeFileComesFromTheOtherOriginAndLiesWhereAllToolsLook() throws Exception {
    Told told = new Told();
    Fetched fetched = bed.fetcher().fetch(wanted(FILE), told);

    Path file =
        cache.resolve("models--castle--portcullis-8b/snapshots/" + model.commit() + "/" + FILE);
    assertThat(fetched).isEqualTo(new Fetched(model.commit(), 1_000_000, file));
    assertThat(Files.readSymbolicLink(file)).hasToString("../../blobs/" + content.sha256());
    assertThat(file).hasBinaryContent(content.bytes());
    assertThat(cache.resolve("models--castle--portcullis-8b/refs/main")).hasContent(model.commit());
    assertThat(cache.resolve(".locks/models--castle--portcullis-8b/" + content.sha256() + ".lock"))
        .exists();
    assertThat(bed.leftOver()).isEmpty();
    assertThat(told.commit).isEqualTo(model.commit());
    assertThat(told.bytes).isEqualTo(1_000_000);
    assertThat(told.arrived).isEqualTo(1_000_000);
    assertThat(told.phases).containsExactly(Phase.ASKING, Phase.TRANSFERRING, Phase.VERIFYING);
  }

  @Test
  void theTokenGoesToTheHubAndNowhereElse() throws Exception {
    bed.fetch(FILE);

    assertThat(bed.hubRequests()).isNotEmpty().allMatch(HubRequest::authorized);
    assertThat(bed.ranges()).isNotEmpty();
    assertThat(bed.hub.cdnSawAToken()).isFalse();
  }

  @Test
  void withoutATokenNoneIsSent() throws Exception {
    bed.tokens = new GivenToken(null);
    bed.fetch(FILE);

    assertThat(bed.hub.requests()).isNotEmpty().noneMatch(HubRequest::authorized);
  }

  @Test
  void theHubIsAskedOnceAndNothingIsPackedOrAskedInTheWayOfXet() throws Exception {
    bed.fetch(FILE);

    assertThat(bed.hubRequests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.method()).isEqualTo("HEAD");
          assertThat(request.path()).isEqualTo("/castle/portcullis-8b/resolve/main/" + FILE);
        });
    assertThat(bed.hub.requests())
        .allSatisfy(request -> {
          assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
          assertThat(request.headers()).doesNotContainKey("Accept");
        });
  }

  @Test
  void aSmallFileInAFolderComesFromTheHubItself() throws Exception {
    String text = "{\"a\": 1}".repeat(1000);
    model.gitFile("sub folder/deep/config.json", Content.of(text));
    Fetched fetched = bed.fetch("sub folder/deep/config.json");

    assertThat(fetched.path()).hasContent(text);
    assertThat(Files.readSymbolicLink(fetched.path()))
        .hasToString("../../../../blobs/" + Content.of(text).gitHash());
    assertThat(bed.hubRequests()).isNotEmpty().allMatch(HubRequest::authorized);
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    model.gitFile("empty.txt", Content.of(""));
    assertThat(bed.fetch("empty.txt").path()).isEmptyFile();
  }

  @Test
  void aCommitIsNotWrittenDownAsABranch() throws Exception {
    bed.fetcher().fetch(wanted(model.commit(), FILE), new Told());

    assertThat(cache.resolve("models--castle--portcullis-8b/refs")).doesNotExist();
  }

  @Test
  void aBranchWithASlashIsOnePartOfTheAddress() throws Exception {
    model.branch("refs/pr/1");
    bed.fetcher().fetch(wanted("refs/pr/1", FILE), new Told());

    assertThat(bed.hubRequests().getFirst().path()).contains("/resolve/refs%2Fpr%2F1/");
    assertThat(cache.resolve("models--castle--portcullis-8b/refs/refs/pr/1"))
        .hasContent(model.commit());
  }

  @Test
  void aFileThatIsThereIsNotBroughtAgainButTheHubIsAsked() throws Exception {
    bed.fetch(FILE);
    bed.hub.forgetRequests();
    Told told = new Told();
    bed.fetcher().fetch(wanted(FILE), told);

    assertThat(bed.hubRequests()).hasSize(1);
    assertThat(bed.ranges()).isEmpty();
    assertThat(told.arrived).isEqualTo(1_000_000);
  }

  @Test
  void anotherCommitWithTheSameContentIsOnlyLinked() throws Exception {
    bed.fetch(FILE);
    model.commits();
    bed.hub.forgetRequests();

    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void aBlobThatAnotherToolBroughtIsUsedWhenItsSizeIsRight() throws Exception {
    Path blob = bed.blob(content.sha256());
    Files.createDirectories(blob.getParent());
    Files.write(blob, content.bytes());

    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void aBlobOfAnotherSizeIsReplaced() throws Exception {
    Path blob = bed.blob(content.sha256());
    Files.createDirectories(blob.getParent());
    Files.write(blob, new byte[10]);

    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
  }

  @Test
  void aLinkThatLeadsNowhereIsReplaced() throws Exception {
    Path file = bed.fetch(FILE).path();
    Files.delete(bed.blob(content.sha256()));

    assertThat(bed.fetch(FILE).path()).isEqualTo(file).hasBinaryContent(content.bytes());
  }

  @Test
  void whatTheOtherOriginCallsTheFileDoesNotMatter() throws Exception {
    bed.hub.cdnFaults().always(new HubFault.Says(Map.of("ETag", "\"" + "a".repeat(64) + "\"")));
    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
  }

  @Test
  void aWeakTagIsATagAsWell() throws Exception {
    bed.hub
        .hubFaults()
        .always(new HubFault.Says(Map.of("X-Linked-Etag", "W/\"" + content.sha256() + "\"")));
    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
  }

  @Test
  void beyond50GBNothingIsBegun() {
    bed.hub.hubFaults().always(new HubFault.Says(Map.of("X-Linked-Size", "50000000001")));

    assertThat(why(FILE)).isEqualTo(Why.TOO_LARGE);
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void noSuchFileOrBranchIsToldApartFromARefusal() {
    assertThat(why("none.gguf")).isEqualTo(Why.MISSING);
    assertThat(
            catchThrowableOfType(
                    Impossible.class,
                    () -> bed.fetcher().fetch(wanted("no-such-branch", FILE), new Told()))
                .why())
        .isEqualTo(Why.MISSING);
    assertThat(bed.checks).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../../x", "/etc/passwd", "a\\b", "a\0b", "C:\\x", "a//b", "nul"})
  void aNameThatLeadsElsewhereIsNotEvenAskedFor(String name) {
    assertThat(why(name)).isEqualTo(Why.UNSAFE_NAME);
    assertThat(bed.hub.requests()).isEmpty();
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void offlineNoRequestLeaves() {
    HubFileFetcher offline = bed.fetcher(SMALL, bed.hub.baseUrl(), true);

    assertThat(
            catchThrowableOfType(Impossible.class, () -> offline.fetch(wanted(FILE), new Told()))
                .why())
        .isEqualTo(Why.OFFLINE);
    assertThat(bed.hub.requests()).isEmpty();
  }

  @Test
  void aCacheThatCannotBeWrittenIsSaid() throws Exception {
    Files.createFile(cache.resolve("models--castle--portcullis-8b"));
    assertThat(why(FILE)).isEqualTo(Why.CACHE_NOT_WRITABLE);
  }

  @Test
  void aHubThatDoesNotSayWhatAFileIsIsNotBelieved() {
    bed.hub.hubFaults().always(new HubFault.Omits(Set.of("X-Linked-Etag", "ETag")));
    assertThat(catchThrowableOfType(FetchException.Refused.class, () -> bed.fetch(FILE)).access())
        .isInstanceOf(app.gatehouse.hub.HubAccess.Unexpected.class);
  }

  @Test
  void aHubThatIsNotThereIsSoughtFiveTimes() {
    bed.access =
        new app.gatehouse.hub.HubAccess.NotReachable(
            app.gatehouse.hub.HubAccess.NotReachable.Reason.REFUSED);
    HubFileFetcher lost = bed.fetcher(SMALL, URI.create("http://127.0.0.1:1"), false);

    assertThat(
            catchThrowableOfType(
                    FetchException.Refused.class, () -> lost.fetch(wanted(FILE), new Told()))
                .retryable())
        .isTrue();
    assertThat(bed.pauses).hasSize(4);
  }

  private Why why(String path) {
    return catchThrowableOfType(Impossible.class, () -> bed.fetch(path)).why();
  }
}
