package app.gatehouse.downloads.internal.transfer;

import static app.gatehouse.downloads.internal.transfer.TestBed.REPOSITORY;
import static app.gatehouse.downloads.internal.transfer.TestBed.SMALL;
import static app.gatehouse.downloads.internal.transfer.TestBed.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.internal.transfer.FetchException.NoSpace;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.fakes.hub.HubRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers that stop, wait, go on, and share a disk. */
@Timeout(60)
class PausedFetchTest {

  private static final String FILE = "portcullis-Q4_K_M.gguf";
  private static final int SIZE = 300_000;
  private static final int HANGS_AT = 200_000;

  /** All whole blocks before it. */
  private static final int KEPT = HANGS_AT / SMALL.block() * SMALL.block();

  @TempDir private Path cache;

  private final Content content = Content.random(SIZE, 3);
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptedItKeepsWhatItHasAndGoesOnFromThere(boolean virtual) throws Exception {
    HubFileFetcher fetcher = bed.fetcher();
    interruptInTheMiddle(fetcher, virtual);
    assertThat(bed.incomplete(content.sha256())).hasSize(KEPT);
    assertThat(bed.layout.snapshots(REPOSITORY)).doesNotExist();

    Told told = new Told();
    assertThat(fetcher.fetch(wanted(FILE), told).path()).hasBinaryContent(content.bytes());
    assertThat(bed.ranges()).containsExactly("whole", "bytes=" + KEPT + "-");
    // The checksum is still known.
    assertThat(told.phases).doesNotContain(Phase.READING_BACK);
  }

  @Test
  void anotherProcessReadsWhatIsThereAndGoesOn() throws Exception {
    interruptInTheMiddle(bed.fetcher(), true);
    Told told = new Told();
    assertThat(bed.fetcher().fetch(wanted(FILE), told).path()).hasBinaryContent(content.bytes());

    assertThat(told.phases).contains(Phase.READING_BACK);
    assertThat(bed.ranges()).containsExactly("whole", "bytes=" + KEPT + "-");
  }

  @Test
  void whatWasChangedMeanwhileIsReadAgainAndPutAside() throws Exception {
    HubFileFetcher fetcher = bed.fetcher();
    interruptInTheMiddle(fetcher, true);
    Files.write(bed.incomplete(content.sha256()), new byte[KEPT + 1]);
    catchThrowableOfType(
        FetchException.WrongContent.class, () -> fetcher.fetch(wanted(FILE), new Told()));

    assertThat(bed.blob(content.sha256())).doesNotExist();
  }

  @Test
  void whatIsNotWantedAnyMoreIsDroppedAlsoByAnotherProcess() throws Exception {
    interruptInTheMiddle(bed.fetcher(), true);
    bed.fetcher().forget(wanted("other.gguf"));
    assertThat(bed.incomplete(content.sha256())).exists();

    bed.fetcher().forget(wanted(FILE));
    assertThat(bed.leftOver()).isEmpty();
    bed.fetcher().forget(wanted(FILE));
  }

  @Test
  void forgettingWhatNeverBeganMakesNothing() {
    bed.fetcher().forget(wanted(FILE));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void twoAccountsThatWantTheSameBringItOnceAndAreBothAsked() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.HangsAfter(HANGS_AT));
    HubFileFetcher fetcher = bed.fetcher();
    Arriving first = new Arriving(KEPT);
    Thread one = start(fetcher, wanted(FILE), first);
    first.there.await();

    CompletableFuture<Long> seen = new CompletableFuture<>();
    Told second =
        new Told() {
          @Override
          public void arrived(long bytes) {
            super.arrived(bytes);
            seen.complete(bytes);
          }
        };
    AccountId other = new AccountId(new UUID(0, 2));
    FutureTask<FileFetcher.Fetched> task =
        new FutureTask<>(() -> fetcher.fetch(new Wanted(other, REPOSITORY, "main", FILE), second));
    Thread.startVirtualThread(task);

    // While it waits, it shows how far the other one is.
    assertThat(seen.get()).isEqualTo(KEPT);
    assertThat(bed.ranges()).containsExactly("whole");
    one.interrupt();
    assertThat(task.get().path()).hasBinaryContent(content.bytes());
    one.join();
    assertThat(bed.ranges()).containsExactly("whole", "bytes=" + KEPT + "-");
    assertThat(bed.hubRequests()).hasSize(2).allMatch(HubRequest::authorized);
  }

  @Test
  void whatDoesNotFitIsNotBegun() {
    bed.free = SIZE + SMALL.floor() - 1;
    NoSpace full = catchThrowableOfType(NoSpace.class, () -> bed.fetch(FILE));

    assertThat(full.needed()).isEqualTo(SIZE + SMALL.floor());
    assertThat(full.free()).isEqualTo(bed.free);
    assertThat(bed.ranges()).isEmpty();
  }

  @Test
  void whatJustFitsIsBrought() throws Exception {
    bed.free = SIZE + SMALL.floor();
    assertThat(bed.fetch(FILE).path()).hasBinaryContent(content.bytes());
  }

  @Test
  void whatOthersStillHaveToWriteIsTaken() throws Exception {
    model.lfsFile("other.gguf", Content.random(SIZE, 4));
    bed.free = 2 * SIZE - KEPT + SMALL.floor() - 1;
    bed.hub.cdnFaults().once(new HubFault.HangsAfter(HANGS_AT));
    HubFileFetcher fetcher = bed.fetcher();
    Arriving first = new Arriving(KEPT);
    Thread one = start(fetcher, wanted(FILE), first);
    first.there.await();

    catchThrowableOfType(NoSpace.class, () -> fetcher.fetch(wanted("other.gguf"), new Told()));
    one.interrupt();
    one.join();
    assertThat(fetcher.fetch(wanted("other.gguf"), new Told()).path()).exists();
  }

  @Test
  void aDiskThatFillsUpMeanwhileStopsItAndItGoesOnLater() throws Exception {
    bed.hub.cdnFaults().once(new HubFault.HangsAfter(HANGS_AT));
    HubFileFetcher fetcher = bed.fetcher();
    Arriving told =
        new Arriving(KEPT) {
          @Override
          public void arrived(long bytes) {
            super.arrived(bytes);
            if (bytes == KEPT) {
              bed.free = SMALL.floor() - 1;
            }
          }
        };
    NoSpace full = catchThrowableOfType(NoSpace.class, () -> fetcher.fetch(wanted(FILE), told));
    assertThat(full.needed()).isEqualTo(SIZE - KEPT + SMALL.floor());

    bed.free = SIZE + SMALL.floor();
    assertThat(fetcher.fetch(wanted(FILE), new Told()).path()).hasBinaryContent(content.bytes());
    assertThat(bed.ranges()).containsExactly("whole", "bytes=" + KEPT + "-");
  }

  private void interruptInTheMiddle(HubFileFetcher fetcher, boolean virtual) throws Exception {
    bed.hub.cdnFaults().once(new HubFault.HangsAfter(HANGS_AT));
    Arriving told = new Arriving(KEPT);
    FutureTask<FileFetcher.Fetched> task =
        new FutureTask<>(() -> fetcher.fetch(wanted(FILE), told));
    Thread thread = virtual ? Thread.startVirtualThread(task) : Thread.ofPlatform().start(task);
    told.there.await();
    thread.interrupt();
    assertThat(catchThrowableOfType(ExecutionException.class, task::get))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  private static Thread start(HubFileFetcher fetcher, Wanted wanted, Told told) {
    return Thread.startVirtualThread(() -> {
      try {
        fetcher.fetch(wanted, told);
      } catch (FetchException | InterruptedException expected) {
        // The test ends it.
      }
    });
  }

  private static class Arriving extends Told {

    final CountDownLatch there = new CountDownLatch(1);
    private final long at;

    Arriving(long at) {
      this.at = at;
    }

    @Override
    public void arrived(long bytes) {
      super.arrived(bytes);
      if (bytes >= at) {
        there.countDown();
      }
    }
  }
}
