package app.gatehouse.downloads.internal.transfer;

import static app.gatehouse.downloads.internal.transfer.TestBed.REPOSITORY;
import static app.gatehouse.downloads.internal.transfer.TestBed.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.downloads.internal.transfer.FetchException.Broken;
import app.gatehouse.downloads.internal.transfer.FetchException.Refused;
import app.gatehouse.downloads.internal.transfer.FetchException.WrongContent;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.RateLimited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on their way from the Hub into the cache, when something goes wrong. */
@Timeout(60)
class HardWayTest {

  private static final String FILE = "portcullis-Q4_K_M.gguf";
  private static final int SIZE = 300_000;

  @TempDir private Path cache;

  private final Content content = Content.random(SIZE, 2);
  private TestBed bed;
  private HubModel model;

  @BeforeEach
  void open() {
    bed = new TestBed(cache);
    model = bed.hub.model(REPOSITORY.value()).lfsFile(FILE, content);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void whatIsCutGoesOnWhereItWasCut() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.CutsAfter(100_000));

    bringsAll();
    // Not one byte was brought twice.
    assertThat(bed.ranges()).containsExactly("whole", "bytes=100000-");
  }

  @Test
  void anAddressThatIsTooOldIsAskedForAnew() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.SignatureExpired());

    bringsAll();
    assertThat(bed.hubRequests()).hasSize(2);
    assertThat(bed.hubRequests().getLast().path()).contains("/resolve/" + model.commit() + "/");
    assertThat(bed.hub.cdnSawAToken()).isFalse();
  }

  @Test
  void anAddressThatBecomesTooOldInTheMiddleIsAskedForAnew() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.CutsAfter(100_000));
    HubFileFetcher fetcher = bed.fetcher(pause -> bed.hub.expireSignatures());

    assertThat(fetcher.fetch(wanted(FILE), new Told()).path()).hasBinaryContent(content.bytes());
    assertThat(bed.ranges()).containsExactly("whole", "bytes=100000-", "bytes=100000-");
  }

  @Test
  void anAddressThatIsNeverGoodIsGivenUp() {
    bed.hub.cdnFaults().always(new HubFault.SignatureExpired());

    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Broken.class);
    assertThat(bed.ranges()).hasSize(5);
  }

  @Test
  void aServerThatKnowsNoPartsBeginsAnew() throws Exception {
    bed.hub.cdnFaults().always(new HubFault.IgnoresRange()).once(new HubFault.CutsAfter(100_000));

    bringsAll();
    assertThat(bed.ranges()).containsExactly("whole", "bytes=100000-", "whole");
  }

  @Test
  void aServerThatKnowsNoPartsAndAlwaysBreaksOffIsGivenUp() {
    bed.hub.cdnFaults().always(new HubFault.IgnoresRange()).always(new HubFault.CutsAfter(1000));
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Broken.class);
  }

  @Test
  void aPartThatTheServerDoesNotHaveMakesItBeginAnew() throws Exception {
    Path part = incomplete(Arrays.copyOf(content.bytes(), 1000));
    bed.hub.cdnFaults().once(new HubFault.Answers(416, "text/xml", "", Map.of()));

    bringsAll();
    assertThat(bed.ranges()).containsExactly("bytes=1000-", "whole");
    assertThat(part).doesNotExist();
  }

  @Test
  void whatIsThereWholeIsOnlyVerified() throws Exception {
    incomplete(content.bytes());
    Told told = new Told();
    bed.fetcher().fetch(wanted(FILE), told);

    assertThat(bed.ranges()).isEmpty();
    assertThat(told.phases).containsExactly(Phase.ASKING, Phase.READING_BACK, Phase.VERIFYING);
    assertThat(bed.blob(content.sha256())).hasBinaryContent(content.bytes());
  }

  @Test
  void whatIsThereAndTooLongIsDropped() throws Exception {
    incomplete(new byte[SIZE + 1]);
    bringsAll();
    assertThat(bed.ranges()).containsExactly("whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes 5-299999/300000", "bytes 1000-299999/300001", "bytes 1000-299999/*", "x"})
  void anotherPartThanWasAskedForIsNotTaken(String range) throws Exception {
    incomplete(Arrays.copyOf(content.bytes(), 1000));
    bed.hub.cdnFaults().once(new HubFault.Says(Map.of("Content-Range", range)));

    bringsAll();
    assertThat(bed.ranges()).containsExactly("bytes=1000-", "bytes=1000-");
    assertThat(bed.hubRequests()).hasSize(2);
  }

  @Test
  void wrongBytesArePutAsideAndNeverLinked() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.WrongByteAt(70_000));

    String aside = catchThrowableOfType(WrongContent.class, () -> bed.fetch(FILE)).quarantined();
    assertThat(aside).startsWith(content.sha256() + ".gatehouse.quarantined-2");
    assertThat(bed.leftOver()).containsExactly(aside);
    assertThat(bed.blob(aside)).hasSize(SIZE);
    assertThat(bed.blob(content.sha256())).doesNotExist();
    assertThat(bed.layout.snapshots(REPOSITORY)).doesNotExist();

    // The next try takes nothing from it.
    bringsAll();
    assertThat(bed.ranges()).containsExactly("whole", "whole");
  }

  @Test
  void aWrongSmallFileIsPutAsideAsWell() {
    model.gitFile("config.json", Content.of("{\"a\": 1}"));
    bed.hub.hubFaults().always("resolve-cache", new HubFault.WrongByteAt(3));
    assertThatThrownBy(() -> bed.fetch("config.json")).isInstanceOf(WrongContent.class);
  }

  @Test
  void anErrorPageIsNotTheFile() throws Exception {
    bed.hub.cdnFaults().once(HubFault.down()).once(HubFault.down());
    bringsAll();
    assertThat(bed.pauses).isNotEmpty();
  }

  @Test
  void whatIsPackedIsNotTheFile() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.Says(Map.of("Content-Encoding", "gzip")));
    bringsAll();
  }

  @Test
  void aShortRestIsWaitedForAsLongAsTheHubAsks() throws Exception {
    bed.hub.hubFaults().once(HubFault.rateLimited(0, 17, null));

    bringsAll();
    assertThat(bed.pauses).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void aLimitThatIsNotReachedIsNoReasonToWaitForIt() throws Exception {
    bed.hub.hubFaults().once(HubFault.rateLimited(5, 170, null));

    bringsAll();
    assertThat(bed.pauses).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void aLongRestIsLeftToWhoeverAsked() {
    bed.hub.hubFaults().once(HubFault.rateLimited(0, 290, null));

    Refused refused = catchThrowableOfType(Refused.class, () -> bed.fetch(FILE));
    assertThat(refused.access()).isEqualTo(new RateLimited(Duration.ofSeconds(290)));
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(290));
    assertThat(bed.hubRequests()).hasSize(1);
  }

  @Test
  void theOtherOriginMayLimitTheRateToo() throws Exception {
    bed.hub.cdnFaults().once(HubFault.rateLimited(1, 1, 7));

    bringsAll();
    assertThat(bed.pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aHubThatIsDownIsSaidToBe() {
    bed.hub.hubFaults().always(HubFault.down());

    assertThat(catchThrowableOfType(Refused.class, () -> bed.fetch(FILE)).access())
        .isEqualTo(new NotReachable(NotReachable.Reason.SERVICE_DOWN));
    assertThat(bed.hubRequests()).hasSize(5);
  }

  @Test
  void whoIsNotLetInHearsWhatTheDoctorSays() {
    model.gated("manual");
    bed.access = new HubAccess.NeverAsked("ada");

    assertThat(catchThrowableOfType(Refused.class, () -> bed.fetch(FILE)).access())
        .isEqualTo(bed.access);
    assertThat(bed.ranges()).isEmpty();
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aRefusalThatTheDoctorDoesNotShareIsAskedForOnceMore() throws Exception {
    bed.hub.hubFaults().once(new HubFault.Answers(403, "text/plain", "no", Map.of()));
    bringsAll();
    assertThat(bed.checks).isEqualTo(1);
  }

  @Test
  void aRefusalThatTheDoctorNeverSharesIsNoAnswer() {
    bed.hub.hubFaults().always(new HubFault.Answers(403, "text/plain", "no", Map.of()));
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Broken.class);
    assertThat(bed.hubRequests()).hasSize(2);
  }

  @Test
  void aTokenThatDoesNotOpenHasToBeEnteredAgain() {
    bed.tokens = GivenToken.unreadable();
    assertThat(catchThrowableOfType(Refused.class, () -> bed.fetch(FILE)).access())
        .isEqualTo(new HubAccess.NeedsReentry());
  }

  @Test
  void aTokenThatCannotBeSentIsForTheDoctor() {
    bed.tokens = new GivenToken("hf_ä");
    bed.access = new HubAccess.TokenInvalid(true);
    assertThat(catchThrowableOfType(Refused.class, () -> bed.fetch(FILE)).access())
        .isEqualTo(bed.access);
    assertThat(bed.hub.requests()).isEmpty();
  }

  @Test
  void aCircleIsLeftAfterSixHops() {
    bed.hub.hubFaults().always(new HubFault.RedirectLoop());
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Refused.class);
    assertThat(bed.hubRequests()).hasSize(6);
  }

  @Test
  void aCircleAtTheOtherOriginIsLeftToo() {
    bed.hub.cdnFaults().always(new HubFault.RedirectLoop());
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Broken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/x",
        "http://example.org/x",
        "https://hf.co.example.org/x",
        "https://nothf.co/x",
        "https://user@hf.co/x",
        "ftp://hf.co/x",
        "//example.org/x",
        "http://169.254.169.254/latest/meta-data",
        ""
      })
  void aWayThatLeadsElsewhereIsNotGone(String location) {
    bed.hub.hubFaults().always(new HubFault.Says(Map.of("Location", location)));
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Refused.class);
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void theOtherOriginMayLeadOnButNotBackToTheHub() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.RedirectsTo(bed.hub.baseUrl() + "/api/whoami-v2"));
    bringsAll();
    assertThat(bed.hubRequests()).noneMatch(request -> request.path().contains("whoami"));
  }

  @Test
  void silenceAtTheHubIsBorneForAsLongAsAnyOtherRequest() {
    bed.access = new NotReachable(NotReachable.Reason.TIMEOUT);
    bed.hub.hubFaults().always(new HubFault.Answers(408, "text/plain", "", Map.of()));
    assertThatThrownBy(() -> bed.fetch(FILE)).isInstanceOf(Refused.class);
  }

  private void bringsAll() throws Exception {
    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
    assertThat(bed.leftOver()).noneMatch(name -> name.endsWith("incomplete"));
  }

  private Path incomplete(byte[] bytes) throws Exception {
    Path file = bed.incomplete(content.sha256());
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
