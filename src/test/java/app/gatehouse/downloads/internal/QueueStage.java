package app.gatehouse.downloads.internal;

import static org.awaitility.Awaitility.await;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The queue with a fetcher, a Hub and clocks that a test plays, on a real table. Can end and begin
 * again, as the process does.
 */
final class QueueStage {

  static final RepositoryId REPOSITORY = new RepositoryId("bartowski/Llama-3.2-1B-GGUF");

  final SetClock clock = new SetClock();
  final FakeFetcher fetcher = new FakeFetcher();
  final List<DownloadEvent> events = new CopyOnWriteArrayList<>();
  final PlayedHub hub = new PlayedHub();
  final DownloadRows rows;
  private final HubSettings settings;
  Board board;
  Workers workers;
  Approvals approvals;
  DownloadQueue queue;
  volatile long free = Long.MAX_VALUE;
  volatile boolean canSave = true;
  volatile boolean mayAsk = true;
  volatile long nanos;

  QueueStage(DownloadRows rows, HubSettings settings) {
    this(rows, settings, 2);
  }

  QueueStage(DownloadRows rows, HubSettings settings, int parallel) {
    this.rows = rows;
    this.settings = settings;
    begin(parallel);
  }

  /** A Hub that says what a test wants. */
  static final class PlayedHub implements HubAccessService {

    final List<RepositoryId> asked = new CopyOnWriteArrayList<>();
    volatile Function<RepositoryId, HubAccess> answer = id -> new HubAccess.Waiting("ann");

    @Override
    public HubAccess check(AccountId account, RepositoryId id) {
      asked.add(id);
      return answer.apply(id);
    }

    @Override
    public HubPages pages() {
      return new HubPages(URI.create("https://huggingface.co"));
    }
  }

  private void begin(int parallel) {
    ApplicationEventPublisher publisher = event -> events.add((DownloadEvent) event);
    board = new Board(rows, publisher, () -> nanos);
    workers =
        new Workers(
            board, fetcher, parallel, clock, new Refs(settings.cache()), () -> free, () -> canSave);
    approvals = new Approvals(board, workers, hub, () -> mayAsk, clock, new Spread(() -> 0.5));
    queue = new DownloadQueue(board, workers, approvals, settings, clock);
    board.load();
    workers.begin();
  }

  void end() {
    try {
      workers.destroy();
      approvals.destroy();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void restart() {
    end();
    begin(2);
  }

  /** Time passes, and the queue looks what there is to do. */
  void pass(Duration time) {
    clock.advance(time);
    workers.goOn(false);
    approvals.askDue();
  }

  static FileGroup file(String name) {
    return new FileGroup(
        name, "Q4_K_M", FileGroup.Role.MODEL, List.of(new HubFile(name, null, null)));
  }

  static FileGroup split(String name, String... parts) {
    return new FileGroup(
        name,
        "Q4_K_M",
        FileGroup.Role.MODEL,
        Arrays.stream(parts).map(part -> new HubFile(part, 100L, null)).toList());
  }

  Download add(AccountId account, String name) {
    return queue.add(account, REPOSITORY, file(name));
  }

  Download now(AccountId account, Download download) {
    return queue.find(account, download.id()).orElseThrow();
  }

  Download.State state(AccountId account, Download download) {
    return now(account, download).state();
  }

  /** Waits until it is so. */
  Download until(AccountId account, Download download, Predicate<Download.State> state) {
    await().until(() -> state.test(state(account, download)));
    return now(account, download);
  }
}
