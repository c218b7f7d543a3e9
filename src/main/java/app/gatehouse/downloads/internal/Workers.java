package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.DownloadSettings;
import app.gatehouse.downloads.internal.transfer.FileFetcher;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.StorageReadOnlyException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings what is in the queue, so many at once, and sees to what becomes of it. Whose downloads are
 * under way least comes first, so that one account's hundred do not keep another's one waiting.
 */
@Component
class Workers implements Run.Listener, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What could not be written down is tried again after so long, should nobody tell earlier. */
  private static final Duration HELD = Duration.ofSeconds(30);

  private final Board board;
  private final FileFetcher fetcher;
  private final int parallel;
  private final Clock clock;
  private final Refs refs;
  private final LongSupplier free;
  private final BooleanSupplier canSave;
  private final Settling settling;

  // All with the board locked.
  private final Map<Entry, Run> running = new HashMap<>();
  private final Set<Entry> forgetting = new HashSet<>();
  private boolean open;

  @Autowired
  Workers(
      Board board,
      FileFetcher fetcher,
      DownloadSettings settings,
      HubSettings hub,
      DatabaseStatus database,
      Clock clock) {
    this(
        board,
        fetcher,
        settings.parallel(),
        clock,
        new Refs(hub.cache()),
        () -> Room.free(hub.cache()),
        () -> database.problem().isEmpty());
  }

  /**
   * @param refs for downloads that went on under the name of their commit alone
   * @param free bytes where the files go
   * @param canSave whether the database takes what is written
   */
  Workers(
      Board board,
      FileFetcher fetcher,
      int parallel,
      Clock clock,
      Refs refs,
      LongSupplier free,
      BooleanSupplier canSave) {
    this.board = board;
    this.fetcher = fetcher;
    this.parallel = parallel;
    this.clock = clock;
    this.refs = refs;
    this.free = free;
    this.canSave = canSave;
    this.settling = new Settling(clock);
  }

  long freeBytes() {
    return free.getAsLong();
  }

  /** From now on downloads are under way. */
  void begin() {
    board.change(changes -> {
      open = true;
      pump(changes);
      return true;
    });
  }

  /** Lets those begin that may. To be called, with the board locked, after each change. */
  void pump(Board.Changes changes) {
    while (open && running.size() < parallel && canSave.getAsBoolean()) {
      Optional<Entry> next = next();
      if (next.isEmpty()) {
        return;
      }
      Entry entry = next.get();
      entry.phase(Download.Phase.ASKING);
      changes.live(entry, new Download.Running(Download.Phase.ASKING));
      Run run = new Run(entry, fetcher, this);
      running.put(entry, run);
      run.start();
    }
  }

  private Optional<Entry> next() {
    Map<AccountId, Long> busy = new HashMap<>();
    running.keySet().forEach(entry -> busy.merge(entry.row.account(), 1L, Long::sum));
    return board
        .entries()
        .filter(Entry::isNext)
        .filter(this::isFree)
        .min(
            Comparator.comparing((Entry entry) -> busy.getOrDefault(entry.row.account(), 0L))
                .thenComparing(entry -> entry.row.order()));
  }

  /** A file is brought, or dropped, by one at a time. */
  private boolean isFree(Entry entry) {
    return running.keySet().stream().noneMatch(other -> sharesAFile(entry, other))
        && forgetting.stream().noneMatch(other -> sharesAFile(entry, other));
  }

  private static boolean sharesAFile(Entry one, Entry other) {
    return one.row.repository().equals(other.row.repository())
        && one.row.parts().stream().anyMatch(part -> paths(other.row).contains(part.path()));
  }

  private static List<String> paths(Row row) {
    return row.parts().stream().map(Row.Part::path).toList();
  }

  /** Ends the try that is under way, if there is one. With the board locked. */
  void stop(Entry entry) {
    Run run = running.get(entry);
    if (run != null) {
      run.stop();
    }
  }

  /** It is gone from the board: so is what has arrived of it. With the board locked. */
  void drop(Entry entry) {
    if (running.containsKey(entry)) {
      // Whoever brings it drops it at its end.
      stop(entry);
    } else if (!(entry.row.state() instanceof Download.Done)) {
      forgetting.add(entry);
      Thread.ofVirtual().name("download-drop").start(() -> forget(entry));
    }
  }

  private void forget(Entry entry) {
    try {
      Row row = entry.row;
      for (int place = 0; place < row.parts().size(); place++) {
        String path = row.parts().get(place).path();
        boolean wanted =
            board
                .entries()
                .filter(other -> !(other.row.state() instanceof Download.Done))
                .filter(other -> other.row.repository().equals(row.repository()))
                .anyMatch(other -> paths(other.row).contains(path));
        if (!wanted) {
          fetcher.forget(Run.wanted(row, place));
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("What had arrived of a cancelled download was not dropped", e);
    } finally {
      board.change(changes -> {
        forgetting.remove(entry);
        running.remove(entry);
        pump(changes);
        return true;
      });
    }
  }

  @Override
  public void resolved(Run run, int place, String commit, long bytes) {
    board.change(changes -> {
      Entry entry = run.entry();
      Row row = entry.row;
      Row next = row.resolved(row.commit() == null ? commit : row.commit(), place, bytes);
      if (board.has(entry) && !run.isStopped() && !next.equals(row)) {
        try {
          changes.save(entry, next, place);
        } catch (RuntimeException e) {
          hold(changes, entry, e);
          run.stop();
        }
      }
      return true;
    });
  }

  @Override
  public void ended(Run run, Run.Outcome outcome) {
    Entry entry = run.entry();
    if (outcome instanceof Run.Outcome.Complete) {
      refs.point(entry.row);
    }
    boolean gone =
        board.change(changes -> {
          if (!board.has(entry)) {
            return true;
          }
          running.remove(entry);
          settle(changes, run, outcome);
          pump(changes);
          return false;
        });
    if (gone) {
      forget(entry);
    }
  }

  private void settle(Board.Changes changes, Run run, Run.Outcome outcome) {
    Entry entry = run.entry();
    boolean stopped = run.isStopped() && !(outcome instanceof Run.Outcome.Complete);
    if (stopped) {
      return;
    }
    try {
      switch (outcome) {
        case Run.Outcome.Complete complete -> settling.complete(changes, entry);
        case Run.Outcome.Stopped asked -> changes.live(entry, null);
        case Run.Outcome.Refused refused -> settling.refused(changes, entry, refused.why());
        case Run.Outcome.Broke broke -> {
          RuntimeException failure = broke.failure();
          if (failure != null && isFromStorage(failure)) {
            hold(changes, entry, failure);
          } else {
            LOG.error("A download failed", failure);
            settling.failed(changes, entry, new Download.Failure.Unforeseen());
          }
        }
      }
    } catch (RuntimeException unsaved) {
      hold(changes, entry, unsaved);
    }
  }

  /** What was to be written down is found out again by the next try. */
  private void hold(Board.Changes changes, Entry entry, RuntimeException why) {
    if (StorageReadOnlyException.behind(why).isEmpty()) {
      LOG.warn("A download stands still, because its state could not be saved", why);
    }
    entry.since = clock.instant();
    changes.live(entry, new Download.Held());
  }

  private static boolean isFromStorage(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof DataAccessException
            || failure instanceof TransactionException
            || failure instanceof StorageReadOnlyException
            || isFromStorage(failure.getCause()));
  }

  /** Lets those go on whose time has come, or for which there is room again. */
  void goOn(boolean savesAgain) {
    board.change(changes -> {
      for (Entry entry : board.entries().toList()) {
        if (canGoOn(entry, savesAgain)) {
          changes.live(entry, null);
        }
      }
      pump(changes);
      return true;
    });
  }

  private boolean canGoOn(Entry entry, boolean savesAgain) {
    // One whose last try has not ended is not in the queue yet.
    return switch (entry.live) {
      case Download.Retrying retrying -> !retrying.at().isAfter(clock.instant());
      case Download.NoSpace full -> free.getAsLong() - toCome() >= full.needed();
      case Download.Held held ->
          savesAgain
              || (canSave.getAsBoolean() && entry.since.plus(HELD).isBefore(clock.instant()));
      case Download.Running running -> false;
      case Download.Queued queued -> false;
      case null -> false;
    };
  }

  /** What those under way will still take. */
  private long toCome() {
    return running.keySet().stream()
        .map(entry -> entry.shown(0).progress())
        .mapToLong(progress -> progress.total() == null ? 0 : progress.total() - progress.bytes())
        .sum();
  }

  /** Ends all tries; what they have brought is kept, and the queue is as it is. */
  @Override
  public void destroy() throws InterruptedException {
    List<Run> ending =
        board.change(changes -> {
          open = false;
          running.values().forEach(Run::stop);
          running
              .keySet()
              .forEach(entry ->
                  changes.saveIfPossible(entry, entry.row.with(entry.row.state(), entry.here)));
          return new ArrayList<>(running.values());
        });
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Run run : ending) {
      run.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
