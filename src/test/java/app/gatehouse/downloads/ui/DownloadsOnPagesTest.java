package app.gatehouse.downloads.ui;

import static app.gatehouse.downloads.ui.FakeDownloads.MODEL;
import static app.gatehouse.downloads.ui.FakeDownloads.NOW;
import static app.gatehouse.downloads.ui.FakeDownloads.group;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Page;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Held;
import app.gatehouse.downloads.Download.NoSpace;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Phase;
import app.gatehouse.downloads.Download.Progress;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.Retrying;
import app.gatehouse.downloads.Download.Running;
import app.gatehouse.downloads.Download.Waiting;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What a person sees of downloads, with downloads that are played. */
class DownloadsOnPagesTest extends ViewTest {

  private static final HubAccess OPEN = new HubAccess.Accessible();
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Running RUNNING = new Running(Phase.TRANSFERRING);
  private static final Progress HALF =
      new Progress(2_400_000_000L, 4_800_000_000L, 24_000_000, Duration.ofSeconds(100));

  @Autowired private LiveUpdates live;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Downloads real;
  private final FakeDownloads downloads = new FakeDownloads();
  private Page page;

  @BeforeEach
  void openAPage() {
    open("profile");
    page = (Page) getCurrentView();
    page.removeAll();
  }

  private void hear(DownloadEvent event) {
    elsewhere(() -> events.publishEvent(event));
    answer();
  }

  private void changed(Download download) {
    hear(new DownloadEvent.Changed(me(), download.id()));
  }

  private <T extends Component> T shown(T component) {
    page.add(component);
    answer();
    return component;
  }

  private DownloadsPanel panel() {
    return shown(new DownloadsPanel(downloads, me(), live, CLOCK));
  }

  private FileDownload file(String name, Long bytes, HubAccess access) {
    return shown(new FileDownload(downloads, me(), MODEL, group(name, bytes), access, live, CLOCK));
  }

  /** Only what is in sight: what is hidden is kept for later. */
  private static String seen(Component component) {
    return component.isVisible()
        ? Stream.concat(
                Stream.of(component.getElement().getText()),
                component
                    .getChildren()
                    .filter(child -> !(child instanceof Text))
                    .map(DownloadsOnPagesTest::seen))
            .filter(text -> !text.isBlank())
            .reduce((a, b) -> a + " | " + b)
            .orElse("")
        : "";
  }

  static Stream<Arguments> states() {
    Failure broken = new Failure.Broken();
    return Stream.of(
        Arguments.of(new Queued(1), "Queued", "Next when another one ends"),
        Arguments.of(new Queued(3), "Queued", "Number 3 in the queue"),
        Arguments.of(new Running(Phase.ASKING), "Asking", ""),
        Arguments.of(new Running(Phase.READING_BACK), "Reading what is here", ""),
        Arguments.of(RUNNING, "Downloading", "0 kB of 1 kB | "),
        Arguments.of(new Running(Phase.VERIFYING), "Verifying", ""),
        Arguments.of(
            new Retrying(NOW.plusSeconds(180), broken),
            "Tried again soon",
            "The connection broke again and again. It is tried again in 3 min."),
        Arguments.of(
            new NoSpace(5_000_000_000L, 1_000_000_000L),
            "Disk full",
            "It needs 5.0 GB of free disk, and there were 1.0 GB"),
        Arguments.of(new Held(), "Held up", "can save nothing"),
        Arguments.of(new Paused(), "Paused", ""),
        Arguments.of(new Failed(broken), "Failed", "broke again and again"),
        Arguments.of(new Failed(new Failure.WrongContent("x.bad")), "Failed", "put aside as x.bad"),
        Arguments.of(new Failed(new Failure.Missing()), "Failed", "no such file"),
        Arguments.of(new Failed(new Failure.TooLarge()), "Failed", "50 GB"),
        Arguments.of(new Failed(new Failure.UnsafeName()), "Failed", "cannot have this name"),
        Arguments.of(new Failed(new Failure.CacheNotWritable()), "Failed", "cannot be written"),
        Arguments.of(new Failed(new Failure.Offline()), "Failed", "HF_HUB_OFFLINE"),
        Arguments.of(new Failed(new Failure.Unforeseen()), "Failed", "log"),
        Arguments.of(
            new Failed(new Failure.Refused(new HubAccess.Rejected("ann"))),
            "Failed",
            "The authors have said no."),
        Arguments.of(
            new Waiting(new HubAccess.Waiting("ann"), NOW.minusSeconds(120), NOW.plusSeconds(300)),
            "Waiting for approval",
            "not answered yet. Asked 2 min ago, next in 5 min."),
        Arguments.of(
            new Waiting(new HubAccess.NeverAsked("ann"), NOW, NOW.plusSeconds(30)),
            "Waiting for approval",
            "You have not asked for access. Do so on the model page. Asked just now, next within a"
                + " minute."),
        Arguments.of(new Done(NOW), "On this machine", ""));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateHasAWordAndSaysWhatStandsInTheWay(
      Download.State state, String word, String sentence) {
    downloads.have("a.gguf", state);

    assertThat(seen(panel())).contains("a.gguf", "o/m-GGUF", word, sentence.replace(" | ", ""));
  }

  @Test
  void everyAnswerOfTheHubHasASentenceOfItsOwn() {
    List<HubAccess> answers =
        List.of(
            new HubAccess.NoToken(),
            new HubAccess.TokenRefused(false),
            new HubAccess.TokenRefused(true),
            new HubAccess.NeverAsked(null),
            new HubAccess.Waiting(null),
            new HubAccess.Rejected(null),
            new HubAccess.Reset(null),
            new HubAccess.TokenLacksGatedScope(null),
            new HubAccess.NeedsReentry(),
            new HubAccess.NotFoundOrPrivate(true),
            new HubAccess.OrganizationRefuses(),
            new HubAccess.Disabled(),
            new HubAccess.PartMissing(HubAccess.PartMissing.Part.FILE),
            new HubAccess.Offline(),
            new HubAccess.RateLimited(null),
            new HubAccess.NotReachable(HubAccess.NotReachable.Reason.TIMEOUT),
            new HubAccess.Unexpected(200));

    assertThat(answers.stream().map(AccessWords::sentence).toList())
        .doesNotHaveDuplicates()
        .noneMatch(sentence -> sentence.startsWith("downloads."));
  }

  @Test
  void figuresTellHowFarHowFastAndHowLong() {
    downloads.have("a.gguf", RUNNING, HALF);

    assertThat(seen(panel())).contains("2.4 GB of 4.8 GB · 24 MB/s · 2 min left");
    ProgressBar bar = find(ProgressBar.class).single();
    assertThat(bar.getValue()).isEqualTo(0.5);
    assertThat(bar.getElement().getAttribute("aria-label")).isEqualTo("Progress of a.gguf");
  }

  @Test
  void oneThatStandsStillSaysSo() {
    downloads.have("a.gguf", RUNNING, new Progress(1_500_000, 3_000_000L, 0, null));

    assertThat(seen(panel())).contains("2 MB of 3 MB · 0 kB/s").doesNotContain("left");
  }

  @Test
  void theListFollowsWhatHappens() {
    DownloadsPanel panel = panel();
    assertThat(seen(panel)).contains("Nothing has been downloaded yet.");

    Download first = downloads.have("a.gguf", new Queued(1));
    changed(first);
    changed(downloads.have("b.gguf", new Queued(2)));
    assertThat(seen(panel)).contains("a.gguf", "b.gguf").doesNotContain("Nothing");
    assertThat(seen(panel).indexOf("b.gguf")).isLessThan(seen(panel).indexOf("a.gguf"));

    changed(downloads.have("a.gguf", RUNNING, HALF));
    assertThat(seen(panel)).contains("2.4 GB of 4.8 GB");

    downloads.all.remove(first.id());
    changed(first);
    assertThat(seen(panel)).doesNotContain("a.gguf").contains("b.gguf");
  }

  @Test
  void theListIsNotMovedByAnothersDownloads() {
    DownloadsPanel panel = panel();
    AccountId other = anotherAccount();
    downloads.have("a.gguf", new Queued(1));

    hear(new DownloadEvent.Changed(other, DownloadId.random()));

    assertThat(seen(panel)).doesNotContain("a.gguf");
  }

  @Test
  void eachStateHasItsButtons() {
    Download download = downloads.have("a.gguf", RUNNING, new Progress(5, 10L, 1, null));
    panel();

    test(named("Pause a.gguf")).click();
    changed(downloads.have("a.gguf", new Paused()));
    test(named("Resume a.gguf")).click();
    changed(downloads.have("a.gguf", new Failed(new Failure.Broken())));
    test(named("Try a.gguf again")).click();
    changed(downloads.have("a.gguf", new Retrying(NOW, new Failure.Broken())));
    test(named("Try a.gguf again")).click();
    changed(downloads.have("a.gguf", new Waiting(new HubAccess.Waiting(null), NOW, NOW)));
    test(named("Ask again about a.gguf")).click();
    changed(downloads.have("a.gguf", new Done(NOW)));
    test(named("Remove a.gguf from the list")).click();

    assertThat(downloads.heard)
        .containsExactly(
            "pause a.gguf",
            "resume a.gguf",
            "retry a.gguf",
            "retry a.gguf",
            "ask o/m-GGUF",
            "dismiss a.gguf");
    assertThat(download.name()).isEqualTo("a.gguf");
  }

  @Test
  void littleIsCancelledAtOnceAndMuchOnlyWhenItIsMeant() {
    downloads.have("little.gguf", RUNNING, new Progress(5, 10L, 1, null));
    downloads.have("much.gguf", RUNNING, HALF);
    panel();

    test(named("Cancel little.gguf")).click();
    assertThat(isAsked()).isFalse();
    test(named("Cancel much.gguf")).click();
    assertThat(downloads.heard).containsExactly("cancel little.gguf");
    assertThat(question().getElement().getProperty("message"))
        .isEqualTo("2.4 GB of much.gguf have arrived and would be deleted.");

    test(question()).confirm();

    assertThat(downloads.heard).contains("cancel much.gguf");
  }

  @Test
  void allThatIsFinishedGoesAtOnce() {
    downloads.have("a.gguf", new Done(NOW));
    downloads.have("b.gguf", new Done(NOW));
    downloads.have("c.gguf", RUNNING);
    panel();

    test(button("Remove finished")).click();

    assertThat(downloads.heard).containsExactlyInAnyOrder("dismiss a.gguf", "dismiss b.gguf");
  }

  @Nested
  class AtAFile {

    private final Long bytes = 4_800_000_000L;

    private Button download() {
      return named("Download a.gguf");
    }

    @Test
    void isOfferedBeginsAndEnds() {
      FileDownload file = file("a.gguf", bytes, OPEN);

      test(download()).click();
      assertThat(downloads.heard).containsExactly("add a.gguf");
      assertThat(seen(file)).contains("Queued", "4.8 GB");

      changed(downloads.have("a.gguf", RUNNING, HALF));
      assertThat(seen(file)).contains("Downloading", "2.4 GB of 4.8 GB");
      assertThat(named("Pause a.gguf").isVisible()).isTrue();

      changed(downloads.have("a.gguf", new Done(NOW)));
      assertThat(seen(file)).isEqualTo("On this machine");
    }

    @Test
    void isOfferedAgainWhenItWasCancelledOrItsFilesAreGone() {
      Download download = downloads.have("a.gguf", RUNNING);
      FileDownload file = file("a.gguf", bytes, OPEN);
      test(named("Cancel a.gguf")).click();
      changed(download);
      assertThat(download().isEnabled()).isTrue();

      downloads.here = false;
      changed(downloads.have("a.gguf", new Done(NOW)));
      assertThat(seen(file)).isEqualTo("Download");
    }

    @Test
    void isNotMovedByOtherFiles() {
      FileDownload file = file("a.gguf", bytes, OPEN);

      changed(downloads.have("b.gguf", RUNNING));

      assertThat(seen(file)).isEqualTo("Download");
    }

    static Stream<Arguments> hindrances() {
      return Stream.of(
          Arguments.of(new HubAccess.Waiting("ann"), "Access comes first"),
          Arguments.of(new HubAccess.TokenInvalid(true), "does not accept your token"),
          Arguments.of(new HubAccess.TokenExpired(true), "has expired"),
          Arguments.of(new HubAccess.NeedsReentry(), "cannot be opened"),
          Arguments.of(new HubAccess.NotFoundOrPrivate(true), "no such model"),
          Arguments.of(new HubAccess.OrganizationRefuses(), "organization"),
          Arguments.of(new HubAccess.Disabled(), "out of use"));
    }

    @ParameterizedTest
    @MethodSource("hindrances")
    void saysWhyItCannotBe(HubAccess access, String why) {
      FileDownload file = file("a.gguf", bytes, access);

      assertThat(download().isEnabled()).isFalse();
      assertThat(seen(file)).contains(why);
    }

    @Test
    void canBeTriedWhereNobodyKnows() {
      file("a.gguf", bytes, new HubAccess.RateLimited(null));

      assertThat(download().isEnabled()).isTrue();
    }

    @Test
    void saysWhatDoesNotFit() {
      downloads.free = 1_000_000_000L;
      assertThat(seen(file("a.gguf", bytes, OPEN)))
          .contains("It needs 4.8 GB, and 1.0 GB are free on the disk.");
    }

    @Test
    void saysWhatTheHubDoesNotGive() {
      assertThat(seen(file("a.gguf", 50_000_000_001L, OPEN))).contains("50 GB");
    }

    @Test
    void saysWhatHasNoNameHere() {
      assertThat(seen(file("unsafe", 1L, OPEN))).contains("cannot have this name");
    }

    @Test
    void saysThatNoRequestMayLeave() {
      downloads.offline = true;
      assertThat(seen(file("a.gguf", bytes, OPEN))).contains("HF_HUB_OFFLINE");
    }
  }

  @Nested
  class AtAGate {

    private WhenApproved gate(HubAccess.Gated access) {
      return shown(
          new WhenApproved(
              downloads,
              me(),
              MODEL,
              access,
              List.of(
                  new FileGroup(
                      "q8.gguf", "Q8_0", FileGroup.Role.MODEL, group("q8.gguf", 9L).files()),
                  group("q4.gguf", 60_000_000L)),
              live,
              CLOCK));
    }

    @Test
    void offersTheUsualFileFirstAndWaitsForIt() {
      WhenApproved gate = gate(new HubAccess.Waiting("ann"));
      Select<FileGroup> file = select("File");
      assertThat(file.getItemLabelGenerator().apply(file.getValue()))
          .isEqualTo("Q4_K_M · q4.gguf (60 MB)");

      test(button("Download when approved")).click();

      assertThat(downloads.heard).containsExactly("wait q4.gguf");
      assertThat(seen(gate)).contains("Waiting for approval", "Asked just now, next in 1 min.");
    }

    @Test
    void theWaitingCanBeCancelled() {
      Download waiting =
          downloads.have("q4.gguf", new Waiting(new HubAccess.Waiting(null), NOW, NOW));
      WhenApproved gate = gate(new HubAccess.Waiting("ann"));

      test(named("Cancel q4.gguf")).click();
      changed(waiting);

      assertThat(downloads.heard).containsExactly("cancel q4.gguf");
      assertThat(seen(gate)).doesNotContain("Asked");
    }

    @Test
    void offersNothingToWaitForAfterANo() {
      WhenApproved gate = gate(new HubAccess.Rejected("ann"));

      assertThat(button("Download when approved").isEnabled()).isFalse();
      assertThat(seen(gate)).contains("there is nothing to wait for");
    }
  }

  @Nested
  class TheBell {

    private DownloadsBell bell() {
      return shown(new DownloadsBell(downloads, me(), live, CLOCK));
    }

    private static String count(DownloadsBell bell) {
      return seen(bell);
    }

    @Test
    void isOnEveryPage() {
      open("keys");

      assertThat(named("Downloads").isEnabled()).isTrue();
    }

    @Test
    void showsRealDownloadsToo() {
      real.add(me(), MODEL, group("real.gguf", 1L));
      answer();

      assertThat(named("Downloads: 1 on its way").isEnabled()).isTrue();
    }

    @Test
    void countsThoseOnTheirWayAndThenThoseUnseen() {
      DownloadsBell bell = bell();
      assertThat(count(bell)).isEmpty();

      changed(downloads.have("a.gguf", RUNNING));
      changed(downloads.have("b.gguf", new Queued(1)));
      assertThat(count(bell)).isEqualTo("2");
      assertThat(named("Downloads: 2 on their way").isVisible()).isTrue();

      downloads.have("a.gguf", new Done(NOW));
      changed(downloads.have("b.gguf", new Paused()));
      assertThat(count(bell)).isEqualTo("1");
      assertThat(named("Downloads: 1 has ended").isVisible()).isTrue();
    }

    @Test
    void opensTheListAndThenAllIsSeen() {
      downloads.have("a.gguf", new Done(NOW));
      bell();
      Popover popover =
          find(Popover.class).all().stream().reduce((first, last) -> last).orElseThrow();

      popover.open();
      answer();

      assertThat(words(popover)).contains("a.gguf", "On this machine");
      assertThat(downloads.heard).containsExactly("seen");
      popover.close();
      assertThat(words(popover)).doesNotContain("a.gguf");
    }

    @Test
    void saysWhatHasEndedAndWhatHasBegun() {
      bell();
      Download download = downloads.have("a.gguf", new Failed(new Failure.Missing()));

      hear(new DownloadEvent.Stopped(me(), download.id(), "a.gguf"));
      hear(new DownloadEvent.Finished(me(), download.id(), MODEL, "b.gguf"));
      hear(new DownloadEvent.Approved(me(), download.id(), MODEL, "c.gguf"));

      assertThat(notices())
          .anyMatch(notice -> notice.contains("a.gguf did not finish. Hugging Face has no such"))
          .anyMatch(notice -> notice.contains("b.gguf is on this machine"))
          .anyMatch(
              notice -> notice.contains("You were let in to o/m-GGUF. The download has begun."));
    }

    @Test
    void saysNothingOfAnothers() {
      bell();

      hear(new DownloadEvent.Finished(anotherAccount(), DownloadId.random(), MODEL, "b.gguf"));

      assertThat(notices()).isEmpty();
    }
  }

  @Test
  void amountsAreReadable() {
    assertThat(
            Stream.of(0L, 1L, 999_999L, 1_000_000L, 712_400_000L, 999_600_000L, 4_700_000_000L)
                .map(ByteSize::words))
        .containsExactly("0 kB", "1 kB", "1,000 kB", "1 MB", "712 MB", "1.0 GB", "4.7 GB");
    assertThat(
            Stream.of(0, 40, 61, 3599, 7800, 100_000)
                .map(seconds -> Amounts.time(Duration.ofSeconds(seconds))))
        .containsExactly("1 s", "40 s", "2 min", "1 h 0 min", "2 h 10 min", "more than a day");
  }
}
