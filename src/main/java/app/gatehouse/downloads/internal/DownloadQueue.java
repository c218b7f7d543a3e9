package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Active;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.Retrying;
import app.gatehouse.downloads.Download.State;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** What accounts ask of their downloads. */
@Service
class DownloadQueue implements Downloads {

  private static final int LONGEST_NAME = 400;
  private static final int LONGEST_PATH = 500;

  private final Board board;
  private final Workers workers;
  private final Approvals approvals;
  private final HubSettings hub;
  private final Clock clock;

  DownloadQueue(Board board, Workers workers, Approvals approvals, HubSettings hub, Clock clock) {
    this.board = board;
    this.workers = workers;
    this.approvals = approvals;
    this.hub = hub;
    this.clock = clock;
  }

  @Override
  public Download add(AccountId account, RepositoryId repository, FileGroup group) {
    return add(account, repository, group, new Queued(0), known -> !(known instanceof Active));
  }

  @Override
  public Download addWhenApproved(
      AccountId account, RepositoryId repository, FileGroup group, HubAccess said) {
    return add(
        account,
        repository,
        group,
        approvals.begin(said),
        known -> known instanceof Failed || known instanceof Paused || known instanceof Done);
  }

  /**
   * @param replaces whether a download of the same choice that is in this state is wanted anew
   */
  private Download add(
      AccountId account,
      RepositoryId repository,
      FileGroup group,
      State state,
      Predicate<State> replaces) {
    if (!canKeep(group)) {
      throw new IllegalArgumentException("A name that cannot be noted");
    }
    return board.change(changes -> {
      Entry entry = board.find(account, repository, group.name()).orElse(null);
      if (entry != null && replaces.test(entry.row.state()) && !hasFilesOf(entry, group)) {
        // The authors have split it in another way since.
        changes.remove(entry);
        workers.drop(entry);
        entry = null;
      }
      if (entry == null) {
        entry =
            changes.add(
                new Row(
                    DownloadId.random(),
                    account,
                    repository,
                    group.name(),
                    clock.instant(),
                    group.files().stream().map(DownloadQueue::part).toList(),
                    null,
                    state,
                    changes.last(),
                    0,
                    false,
                    true));
      } else if (replaces.test(entry.row.state())) {
        boolean anew = entry.row.state() instanceof Done;
        Row row = entry.row.again(state, changes.last());
        entry.tries = 0;
        changes.save(entry, anew ? row.unresolved() : row);
      }
      workers.pump(changes);
      return board.shown(entry);
    });
  }

  private static boolean hasFilesOf(Entry entry, FileGroup group) {
    return entry.row.parts().stream()
        .map(Row.Part::path)
        .toList()
        .equals(group.files().stream().map(HubFile::path).toList());
  }

  private static Row.Part part(HubFile file) {
    return new Row.Part(file.path(), file.bytes());
  }

  @Override
  public boolean canKeep(FileGroup group) {
    return isText(group.name(), LONGEST_NAME)
        && group.files().stream().allMatch(file -> isText(file.path(), LONGEST_PATH));
  }

  private static boolean isText(String name, int longest) {
    return !name.isBlank()
        && name.length() <= longest
        && name.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  @Override
  public List<Download> list(AccountId account) {
    return board
        .of(account)
        .filter(entry -> entry.row.listed())
        .map(board::shown)
        .sorted(Comparator.comparing(Download::addedAt).reversed())
        .toList();
  }

  @Override
  public Optional<Download> find(AccountId account, DownloadId id) {
    return board.find(account, id).map(board::shown);
  }

  @Override
  public Optional<Download> of(AccountId account, RepositoryId repository, String name) {
    return board.find(account, repository, name).map(board::shown);
  }

  @Override
  public boolean isHere(Download download) {
    String commit = download.commit();
    if (!(download.state() instanceof Done) || commit == null) {
      return false;
    }
    try {
      Path snapshot = new CacheLayout(hub.cache()).snapshot(download.repository(), commit);
      return download.files().stream().map(snapshot::resolve).allMatch(Files::isRegularFile);
    } catch (InvalidPathException noSuchName) {
      return false;
    }
  }

  @Override
  public boolean pause(AccountId account, DownloadId id) {
    return act(
        account,
        id,
        (entry, changes) -> {
          if (!(entry.row.state() instanceof Queued)) {
            return false;
          }
          changes.save(entry, entry.row.with(new Paused(), entry.here));
          entry.live = null;
          workers.stop(entry);
          return true;
        });
  }

  @Override
  public boolean resume(AccountId account, DownloadId id) {
    return act(
        account,
        id,
        (entry, changes) -> {
          if (!(entry.row.state() instanceof Paused)) {
            return false;
          }
          entry.tries = 0;
          changes.save(entry, entry.row.again(new Queued(0), changes.last()));
          return true;
        });
  }

  @Override
  public boolean retry(AccountId account, DownloadId id) {
    boolean done =
        act(
            account,
            id,
            (entry, changes) -> {
              if (entry.live instanceof Retrying) {
                changes.live(entry, null);
                return true;
              }
              if (!(entry.row.state() instanceof Failed failed)) {
                return false;
              }
              entry.tries = 0;
              Row row = entry.row.again(retried(failed.why()), changes.last());
              changes.save(entry, isAboutTheCommit(failed.why()) ? row.unresolved() : row);
              return true;
            });
    approvals.askDue();
    return done;
  }

  private State retried(Failure why) {
    return why instanceof Failure.Refused refused && refused.access() instanceof HubAccess.Gated
        ? approvals.now(refused.access())
        : new Queued(0);
  }

  private static boolean isAboutTheCommit(Failure why) {
    return why instanceof Failure.Missing || why instanceof Failure.WrongContent;
  }

  @Override
  public boolean cancel(AccountId account, DownloadId id) {
    return act(
        account,
        id,
        (entry, changes) -> {
          if (entry.row.state() instanceof Done) {
            return false;
          }
          changes.remove(entry);
          workers.drop(entry);
          return true;
        });
  }

  @Override
  public boolean dismiss(AccountId account, DownloadId id) {
    return act(
        account,
        id,
        (entry, changes) -> {
          if (!(entry.row.state() instanceof Done)) {
            return false;
          }
          changes.save(entry, entry.row.shown(false, false));
          return true;
        });
  }

  @Override
  public void markSeen(AccountId account) {
    board.change(changes -> {
      board
          .of(account)
          .filter(entry -> entry.row.unseen())
          .forEach(
              entry -> changes.saveIfPossible(entry, entry.row.shown(false, entry.row.listed())));
      return true;
    });
  }

  @Override
  public void askAgain(AccountId account, RepositoryId repository) {
    approvals.askNow(account, repository);
  }

  @Override
  public long freeBytes() {
    return workers.freeBytes();
  }

  @Override
  public boolean isOffline() {
    return hub.offline();
  }

  private boolean act(AccountId account, DownloadId id, BiPredicate<Entry, Board.Changes> action) {
    return board.change(changes -> {
      boolean done =
          board.find(account, id).filter(entry -> action.test(entry, changes)).isPresent();
      if (done) {
        workers.pump(changes);
      }
      return done;
    });
  }
}
