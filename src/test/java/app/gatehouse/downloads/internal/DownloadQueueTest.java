package app.gatehouse.downloads.internal;

import static app.gatehouse.downloads.internal.QueueStage.REPOSITORY;
import static app.gatehouse.downloads.internal.QueueStage.file;
import static app.gatehouse.downloads.internal.QueueStage.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Held;
import app.gatehouse.downloads.Download.NoSpace;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Phase;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.Retrying;
import app.gatehouse.downloads.Download.Running;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.internal.FakeFetcher.Fetch;
import app.gatehouse.downloads.internal.transfer.FetchException;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.storage.StorageProblem;
import app.gatehouse.storage.StorageReadOnlyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class DownloadQueueTest {

  @Autowired private DownloadRows rows;
  @Autowired private HubSettings settings;
  @Autowired private JdbcClient database;
  private QueueStage stage;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void begin() {
    database.sql("DELETE FROM download").update();
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
    stage = new QueueStage(rows, settings);
  }

  @AfterEach
  void end() {
    stage.end();
    database.sql("DELETE FROM download").update();
  }

  private Download finished(String name) {
    Download download = stage.add(ann, name);
    stage.fetcher.next().resolve(10).finish(10);
    return stage.until(ann, download, Done.class::isInstance);
  }

  private Download failed(String name, Exception why) {
    Download download = stage.add(ann, name);
    stage.fetcher.next().fail(why);
    return stage.until(ann, download, state -> !(state instanceof Running));
  }

  @Test
  void bringsWhatIsChosenWithTheTokenOfWhoChose() {
    Download download = stage.add(ann, "a.gguf");

    Fetch fetch = stage.fetcher.next();

    assertThat(fetch.wanted).isEqualTo(new Wanted(ann, REPOSITORY, "main", "a.gguf"));
    assertThat(stage.state(ann, download)).isEqualTo(new Running(Phase.ASKING));
    fetch.resolve(10).finish(10);
    Download done = stage.until(ann, download, Done.class::isInstance);
    assertThat(done.state()).isEqualTo(new Done(stage.clock.instant()));
    assertThat(done.unseen()).isTrue();
    assertThat(done.progress()).isEqualTo(new Download.Progress(10, 10L, 0, null));
    assertThat(stage.events)
        .contains(new DownloadEvent.Finished(ann, download.id(), REPOSITORY, "a.gguf"));
  }

  @Test
  void allPartsComeInTheirOrderAndOfOneCommit() {
    Download download = stage.queue.add(ann, REPOSITORY, split("a.gguf", "a-1.gguf", "a-2.gguf"));

    stage.fetcher.next().resolve(100).finish(100);
    Fetch second = stage.fetcher.next();

    assertThat(second.wanted)
        .isEqualTo(new Wanted(ann, REPOSITORY, FakeFetcher.COMMIT, "a-2.gguf"));
    second.resolve(100).transfer(50);
    assertThat(stage.now(ann, download).progress().bytes()).isEqualTo(150);
    assertThat(stage.now(ann, download).progress().total()).isEqualTo(200);
    second.finish(100);
    assertThat(stage.until(ann, download, Done.class::isInstance).files())
        .containsExactly("a-1.gguf", "a-2.gguf");
  }

  @Test
  void twoAreUnderWayAndTheOthersWaitInTheirOrder() {
    List<Download> five =
        List.of("1", "2", "3", "4", "5").stream().map(name -> stage.add(ann, name)).toList();

    assertThat(five)
        .extracting(download -> stage.state(ann, download))
        .containsExactly(
            new Running(Phase.ASKING),
            new Running(Phase.ASKING),
            new Queued(1),
            new Queued(2),
            new Queued(3));
    Fetch one = stage.fetcher.next();
    stage.fetcher.next();
    assertThat(stage.fetcher.hasBegunAnother()).isFalse();

    one.finish(1);

    assertThat(stage.fetcher.next().wanted.path()).isEqualTo("3");
    assertThat(stage.state(ann, five.get(4))).isEqualTo(new Queued(2));
  }

  @Test
  void oneAccountsManyDoNotKeepAnothersOneWaiting() {
    List.of("1", "2", "3", "4").forEach(name -> stage.add(ann, name));
    stage.queue.add(ben, REPOSITORY, file("b"));

    stage.fetcher.next().finish(1);
    stage.fetcher.next();

    assertThat(stage.fetcher.next().wanted.account()).isEqualTo(ben);
  }

  @Test
  void aFileThatTwoWantIsBroughtByOneAtATime() {
    stage.add(ann, "a.gguf");
    Download bens = stage.queue.add(ben, REPOSITORY, file("a.gguf"));
    Fetch first = stage.fetcher.next();
    assertThat(stage.state(ben, bens)).isEqualTo(new Queued(1));

    first.finish(1);

    // With a token of its own: what is here is not yet allowed to everybody.
    assertThat(stage.fetcher.next().wanted.account()).isEqualTo(ben);
  }

  @Test
  void theSameChoiceTwiceIsOneDownload() {
    Download once = stage.add(ann, "a.gguf");
    Download twice = stage.add(ann, "a.gguf");

    assertThat(twice.id()).isEqualTo(once.id());
    assertThat(stage.queue.list(ann)).hasSize(1);
    stage.fetcher.next();
    assertThat(stage.fetcher.hasBegunAnother()).isFalse();
  }

  @Test
  void oneThatIsDoneIsLookedAtAgainWhenItIsWantedAgain() {
    Download done = finished("a.gguf");

    stage.add(ann, "a.gguf");

    assertThat(stage.fetcher.next().wanted.revision()).isEqualTo("main");
    assertThat(stage.queue.list(ann)).extracting(Download::id).containsExactly(done.id());
  }

  @Test
  void filesThatAreSplitInAnotherWayTakeTheOldOnesPlace() {
    Download old = failed("a.gguf", new Impossible(Impossible.Why.MISSING));

    Download anew = stage.queue.add(ann, REPOSITORY, split("a.gguf", "a-1.gguf", "a-2.gguf"));

    assertThat(anew.id()).isNotEqualTo(old.id());
    assertThat(stage.fetcher.next().wanted.path()).isEqualTo("a-1.gguf");
  }

  @Test
  void namesThatCannotBeNotedAreRefused() {
    for (String name : List.of("a\u0000.gguf", "a\n.gguf", "x".repeat(401), " ", "\ud800.gguf")) {
      assertThat(stage.queue.canKeep(file(name))).as(name).isFalse();
      assertThatThrownBy(() -> stage.add(ann, name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(stage.queue.canKeep(file("x".repeat(400)))).isTrue();
  }

  @Nested
  class TheAccount {

    @Test
    void pausesAndGoesOn() {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next().resolve(100).transfer(40);

      assertThat(stage.queue.pause(ann, download.id())).isTrue();

      assertThat(stage.state(ann, download)).isEqualTo(new Paused());
      assertThat(stage.now(ann, download).progress().bytes()).isEqualTo(40);
      assertThat(stage.queue.pause(ann, download.id())).isFalse();

      assertThat(stage.queue.resume(ann, download.id())).isTrue();

      assertThat(stage.fetcher.next().wanted.revision()).isEqualTo(FakeFetcher.COMMIT);
      assertThat(stage.fetcher.forgotten).isEmpty();
    }

    @Test
    void makesRoomForTheNextByPausing() {
      Download first = stage.add(ann, "1");
      stage.add(ann, "2");
      stage.add(ann, "3");
      stage.fetcher.next();
      stage.fetcher.next();

      stage.queue.pause(ann, first.id());

      assertThat(stage.fetcher.next().wanted.path()).isEqualTo("3");
    }

    @Test
    void cancelsAndWhatHasArrivedIsDropped() {
      Download download = stage.add(ann, "a.gguf");
      Fetch fetch = stage.fetcher.next().resolve(100).transfer(40);

      assertThat(stage.queue.cancel(ann, download.id())).isTrue();

      assertThat(stage.queue.list(ann)).isEmpty();
      await().until(() -> !stage.fetcher.forgotten.isEmpty());
      assertThat(stage.fetcher.forgotten)
          .containsExactly(new Wanted(ann, REPOSITORY, FakeFetcher.COMMIT, "a.gguf"));
      assertThat(fetch.wanted.path()).isEqualTo("a.gguf");
      assertThat(rows.all()).isEmpty();
    }

    @Test
    void cancelsWhatIsNotUnderWay() {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next();
      stage.queue.pause(ann, download.id());

      assertThat(stage.queue.cancel(ann, download.id())).isTrue();

      await().until(() -> stage.fetcher.forgotten.size() == 1);
    }

    @Test
    void dropsNothingThatSomebodyElseStillWants() {
      Download mine = stage.add(ann, "a.gguf");
      stage.queue.add(ben, REPOSITORY, file("a.gguf"));
      stage.fetcher.next();

      stage.queue.cancel(ann, mine.id());

      assertThat(stage.fetcher.next().wanted.account()).isEqualTo(ben);
      assertThat(stage.fetcher.forgotten).isEmpty();
    }

    @Test
    void putsAwayWhatIsDoneAndKeepsTheFiles() {
      Download done = finished("a.gguf");

      assertThat(stage.queue.cancel(ann, done.id())).isFalse();
      assertThat(stage.queue.dismiss(ann, done.id())).isTrue();

      assertThat(stage.queue.list(ann)).isEmpty();
      assertThat(stage.queue.of(ann, REPOSITORY, "a.gguf"))
          .hasValueSatisfying(kept -> assertThat(kept.state()).isInstanceOf(Done.class));
      assertThat(stage.fetcher.forgotten).isEmpty();
    }

    @Test
    void hasSeenWhatHasEnded() {
      Download done = finished("a.gguf");

      stage.queue.markSeen(ann);

      assertThat(stage.now(ann, done).unseen()).isFalse();
      stage.restart();
      assertThat(stage.now(ann, done).unseen()).isFalse();
    }

    @Test
    void findsAndChangesNothingOfAnothers() {
      Download anns = stage.add(ann, "a.gguf");

      assertThat(stage.queue.list(ben)).isEmpty();
      assertThat(stage.queue.find(ben, anns.id())).isEmpty();
      assertThat(stage.queue.of(ben, REPOSITORY, "a.gguf")).isEmpty();
      assertThat(stage.queue.pause(ben, anns.id())).isFalse();
      assertThat(stage.queue.resume(ben, anns.id())).isFalse();
      assertThat(stage.queue.retry(ben, anns.id())).isFalse();
      assertThat(stage.queue.cancel(ben, anns.id())).isFalse();
      assertThat(stage.queue.dismiss(ben, anns.id())).isFalse();
      stage.queue.markSeen(ben);
      assertThat(stage.state(ann, anns)).isInstanceOf(Running.class);
    }

    @Test
    void takesItsDownloadsWithIt() {
      Download anns = stage.add(ann, "a.gguf");
      stage.queue.add(ben, REPOSITORY, file("b.gguf"));
      stage.fetcher.next();
      DownloadsOfRemovedAccounts removal =
          new DownloadsOfRemovedAccounts(rows, stage.board, stage.workers);

      removal.deleteRows(new AccountRemoval(ann));
      removal.end(new AccountRemoval(ann));

      assertThat(stage.queue.find(ann, anns.id())).isEmpty();
      assertThat(rows.all()).extracting(Row::account).containsExactly(ben);
      await().until(() -> stage.fetcher.forgotten.size() == 1);
    }
  }

  @Nested
  class AfterARestart {

    @Test
    void whatWasUnderWayGoesOnInItsOrderAndOfTheSameCommit() {
      List<String> names = List.of("1", "2", "3", "4");
      names.forEach(name -> stage.add(ann, name));
      stage.fetcher.next().resolve(100);
      stage.fetcher.next();

      stage.restart();

      Fetch first = stage.fetcher.next();
      Fetch second = stage.fetcher.next();
      assertThat(List.of(first.wanted, second.wanted))
          .extracting(Wanted::path)
          .containsExactlyInAnyOrder("1", "2");
      assertThat(List.of(first.wanted, second.wanted))
          .extracting(Wanted::revision)
          .containsExactlyInAnyOrder(FakeFetcher.COMMIT, "main");
      first.finish(1);
      assertThat(stage.fetcher.next().wanted.path()).isEqualTo("3");
    }

    @Test
    void whatWasPausedStaysSoAndKnowsHowFarItWas() {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next().resolve(100).transfer(40);
      stage.queue.pause(ann, download.id());

      stage.restart();

      Download after = stage.now(ann, download);
      assertThat(after.state()).isEqualTo(new Paused());
      assertThat(after.progress()).isEqualTo(new Download.Progress(40, 100L, 0, null));
      assertThat(after.commit()).isEqualTo(FakeFetcher.COMMIT);
      assertThat(stage.fetcher.hasBegunAnother()).isFalse();
    }

    @Test
    void readersOfTheCacheStillFindTheBranch() throws IOException {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next().resolve(10);
      stage.restart();

      stage.fetcher.next().resolve(10).finish(10);
      stage.until(ann, download, Done.class::isInstance);

      assertThat(new CacheLayout(settings.cache()).refs(REPOSITORY).resolve("main"))
          .hasContent(FakeFetcher.COMMIT);
    }

    @Test
    void whatHasEndedIsAsItWas() {
      Download done = finished("a.gguf");
      Download failed = failed("b.gguf", new FetchException.WrongContent("x.quarantined"));

      stage.restart();

      assertThat(stage.now(ann, done)).isEqualTo(done);
      assertThat(stage.now(ann, failed)).isEqualTo(failed);
    }

    @Test
    void aDownloadThatIsReadBackDoesNotSeemToShrink() {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next().resolve(100).transfer(40);
      stage.queue.pause(ann, download.id());
      stage.restart();
      stage.queue.resume(ann, download.id());
      Fetch fetch = stage.fetcher.next();

      fetch.watch.phase(app.gatehouse.downloads.internal.transfer.FileFetcher.Phase.READING_BACK);
      fetch.watch.arrived(10);
      assertThat(stage.now(ann, download).progress().bytes()).isEqualTo(40);
      assertThat(stage.state(ann, download)).isEqualTo(new Running(Phase.READING_BACK));

      fetch.transfer(30);
      assertThat(stage.now(ann, download).progress().bytes()).isEqualTo(30);
    }
  }

  @Nested
  class WhenItFails {

    private final Exception broken = new FetchException.Broken();

    @Test
    void isTriedAgainAFewTimesEachLaterThanTheLast() {
      Download download = stage.add(ann, "a.gguf");
      for (Duration wait :
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              Duration.ofMinutes(1),
              Duration.ofMinutes(3),
              Duration.ofMinutes(10))) {
        stage.fetcher.next().fail(broken);
        Download waiting = stage.until(ann, download, Retrying.class::isInstance);
        assertThat(waiting.state())
            .isEqualTo(new Retrying(stage.clock.instant().plus(wait), new Failure.Broken()));
        stage.pass(wait.minusSeconds(1));
        assertThat(stage.fetcher.hasBegunAnother()).isFalse();
        stage.pass(Duration.ofSeconds(1));
      }
      stage.fetcher.next().fail(broken);

      Download failed = stage.until(ann, download, Failed.class::isInstance);
      assertThat(failed.state()).isEqualTo(new Failed(new Failure.Broken()));
      assertThat(failed.unseen()).isTrue();
      assertThat(stage.events).contains(new DownloadEvent.Stopped(ann, download.id(), "a.gguf"));
    }

    @Test
    void countsAnewWhenItHasGotFurther() {
      Download download = stage.add(ann, "a.gguf");
      for (int round = 1; round <= 20; round++) {
        stage.fetcher.next().transfer(round * 10).fail(broken);
        stage.until(ann, download, Retrying.class::isInstance);
        stage.pass(Duration.ofSeconds(5));
      }

      assertThat(stage.state(ann, download)).isInstanceOf(Running.class);
    }

    @Test
    void waitsAsLongAsTheHubAsksAndDoesNotCountThat() {
      Download download = stage.add(ann, "a.gguf");
      for (int round = 0; round < 10; round++) {
        stage
            .fetcher
            .next()
            .fail(new FetchException.Refused(new HubAccess.RateLimited(Duration.ofSeconds(55))));
        Download waiting = stage.until(ann, download, Retrying.class::isInstance);
        assertThat(((Retrying) waiting.state()).at())
            .isEqualTo(stage.clock.instant().plusSeconds(55));
        stage.pass(Duration.ofSeconds(55));
      }

      assertThat(stage.state(ann, download)).isInstanceOf(Running.class);
    }

    @Test
    void isTriedAtOnceWhenTheAccountWantsThat() {
      Download download = failed("a.gguf", broken);
      assertThat(download.state()).isInstanceOf(Retrying.class);

      assertThat(stage.queue.retry(ann, download.id())).isTrue();

      stage.fetcher.next();
      assertThat(stage.queue.retry(ann, download.id())).isFalse();
    }

    @Test
    void isNotTriedAgainWhereThatIsInVain() {
      for (Impossible.Why why : Impossible.Why.values()) {
        Download download = failed(why.name(), new Impossible(why));

        assertThat(download.state()).as(why.name()).isInstanceOf(Failed.class);
      }
      assertThat(stage.queue.list(ann)).extracting(Download::state).doesNotHaveDuplicates();
    }

    @Test
    void asksAnewWhatTheBranchIsWhenAFileWasMissing() {
      Download download = stage.add(ann, "a.gguf");
      stage.fetcher.next().resolve(10).fail(new Impossible(Impossible.Why.MISSING));
      stage.until(ann, download, Failed.class::isInstance);

      stage.queue.retry(ann, download.id());

      assertThat(stage.fetcher.next().wanted.revision()).isEqualTo("main");
    }

    @Test
    void aFailureOfOurOwnEndsItAndTheOthersGoOn() {
      Download download = failed("a.gguf", new IllegalStateException("broken on purpose"));
      Download next = stage.add(ann, "b.gguf");
      stage.fetcher.next().finish(1);

      assertThat(download.state()).isEqualTo(new Failed(new Failure.Unforeseen()));
      stage.until(ann, next, Done.class::isInstance);
    }

    @Test
    void aFullDiskStopsItUntilThereIsRoomAgain() {
      stage.free = 10;
      Download download = failed("a.gguf", new FetchException.NoSpace(1000, 10));
      assertThat(download.state()).isEqualTo(new NoSpace(1000, 10));

      stage.pass(Duration.ofMinutes(5));
      assertThat(stage.fetcher.hasBegunAnother()).isFalse();
      stage.free = 1000;
      stage.pass(Duration.ofSeconds(5));

      stage.fetcher.next().finish(1);
      stage.until(ann, download, Done.class::isInstance);
    }
  }

  @Nested
  class WhenNothingCanBeSaved {

    private final StorageReadOnlyException readOnly =
        new StorageReadOnlyException(new StorageProblem.LittleSpace(Path.of("data"), 1, 100));

    @Test
    void nothingBeginsUntilItCan() {
      stage.canSave = false;
      Download download = stage.add(ann, "a.gguf");
      assertThat(stage.state(ann, download)).isEqualTo(new Queued(1));
      assertThat(stage.fetcher.hasBegunAnother()).isFalse();

      stage.canSave = true;
      stage.workers.goOn(true);

      stage.fetcher.next();
    }

    @Test
    void oneThatHadToWriteSomethingDownIsHeldAndGoesOnByItself() {
      Download download = stage.add(ann, "a.gguf");
      // As when the use of the token cannot be written down.
      stage.fetcher.next().fail(readOnly);
      stage.canSave = false;
      Download held = stage.until(ann, download, state -> !(state instanceof Running));
      // Whether it had begun anew before the disk was known to be full does not matter.
      assertThat(held.state()).isEqualTo(new Held());

      stage.canSave = true;
      stage.workers.goOn(true);

      stage.fetcher.next().finish(1);
      stage.until(ann, download, Done.class::isInstance);
    }

    @Test
    void aDatabaseThatIsAwayIsTriedAgainByItself() {
      Download download = failed("a.gguf", new QueryTimeoutException("away"));
      assertThat(download.state()).isEqualTo(new Held());

      stage.pass(Duration.ofSeconds(20));
      assertThat(stage.fetcher.hasBegunAnother()).isFalse();
      stage.pass(Duration.ofSeconds(11));

      stage.fetcher.next();
    }

    @Test
    void anEndThatCannotBeWrittenIsFoundOutAgain() {
      Download download = stage.add(ann, "a.gguf");
      Fetch fetch = stage.fetcher.next();
      database.sql("ALTER TABLE download RENAME TO download_taken_away").update();
      try {
        fetch.resolve(10);
        stage.until(ann, download, Held.class::isInstance);
      } finally {
        database.sql("ALTER TABLE download_taken_away RENAME TO download").update();
      }

      stage.workers.goOn(true);

      stage.fetcher.next().resolve(10).finish(10);
      stage.until(ann, download, Done.class::isInstance);
    }
  }

  @Nested
  class Figures {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void tellHowFastItComesAndHowLongItTakes() {
      Download download = stage.add(ann, "a.gguf");
      Fetch fetch = stage.fetcher.next().resolve(1000).transfer(0);
      for (int second = 1; second <= 4; second++) {
        stage.nanos += SECOND;
        fetch.watch.arrived(second * 100);
      }

      assertThat(stage.now(ann, download).progress())
          .isEqualTo(new Download.Progress(400, 1000L, 100, Duration.ofSeconds(6)));
    }

    @Test
    void areToldWhenTheyMoveAndNotOtherwise() {
      Download download = stage.add(ann, "a.gguf");
      Fetch fetch = stage.fetcher.next().resolve(1000).transfer(0);
      stage.board.tellFigures();
      stage.events.clear();

      stage.board.tellFigures();
      assertThat(stage.events).isEmpty();
      fetch.watch.arrived(1);
      fetch.watch.arrived(2);
      stage.board.tellFigures();

      assertThat(stage.events).containsExactly(new DownloadEvent.Changed(ann, download.id()));
    }

    @Test
    void sayThatNothingComesWhenItStandsStill() {
      Download download = stage.add(ann, "a.gguf");
      Fetch fetch = stage.fetcher.next().resolve(1000).transfer(0);
      stage.nanos += SECOND;
      fetch.watch.arrived(100);
      assertThat(stage.now(ann, download).progress().bytesPerSecond()).isEqualTo(100);
      stage.board.tellFigures();
      stage.events.clear();

      stage.nanos += 10 * SECOND;

      assertThat(stage.now(ann, download).progress())
          .isEqualTo(new Download.Progress(100, 1000L, 0, null));
      stage.board.tellFigures();
      assertThat(stage.events).hasSize(1);
    }
  }

  @Test
  void whatTheHubSaidIsKeptInEveryDetail() {
    for (HubAccess access : Answers.ALL) {
      assertThat(AccessText.read(AccessText.of(access))).isEqualTo(access);
    }
    assertThat(Answers.ALL.stream().map(Object::getClass).distinct())
        .hasSizeGreaterThanOrEqualTo(
            HubAccess.class.getPermittedSubclasses().length
                - 1
                + HubAccess.Gated.class.getPermittedSubclasses().length);
    assertThat(AccessText.read("of another version")).isEqualTo(new HubAccess.Unexpected(0));
    assertThat(AccessText.read("not-reachable:MOON")).isEqualTo(new HubAccess.Unexpected(0));
  }

  @Test
  void everyFailureIsKeptInEveryDetail() {
    List<Failure> failures =
        List.of(
            new Failure.Refused(new HubAccess.Rejected("ann")),
            new Failure.Broken(),
            new Failure.WrongContent("x.bad"),
            new Failure.Missing(),
            new Failure.TooLarge(),
            new Failure.UnsafeName(),
            new Failure.CacheNotWritable(),
            new Failure.Offline(),
            new Failure.Unforeseen());

    assertThat(failures.stream().map(Object::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(Failure.class.getPermittedSubclasses()));
    assertThat(failures)
        .allSatisfy(
            failure -> assertThat(FailureText.read(FailureText.of(failure))).isEqualTo(failure));
  }

  @Test
  void nothingIsKeptOfOtherRepositories() {
    stage.add(ann, "a.gguf");
    stage.queue.add(ann, new RepositoryId("o/m"), file("a.gguf"));

    assertThat(stage.queue.list(ann)).hasSize(2);
  }
}
