package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.internal.transfer.FetchException;
import app.gatehouse.downloads.internal.transfer.FileFetcher;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Fetched;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Watch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try to bring all files of a download, on a thread of its own. */
final class Run {

  static final String BRANCH = "main";

  private final Entry entry;
  private final FileFetcher fetcher;
  private final Listener listener;
  private final Thread thread;
  private long before;
  private boolean fetching;
  private boolean stopped;

  /** How a try ended. */
  sealed interface Outcome {

    record Complete() implements Outcome {}

    /** It was to end. */
    record Stopped() implements Outcome {}

    record Refused(FetchException why) implements Outcome {}

    record Broke(@Nullable RuntimeException failure) implements Outcome {}
  }

  /** Hears of a try, on the threads that do it. */
  interface Listener {

    /** The Hub has said what one of the files is. */
    void resolved(Run run, int place, String commit, long bytes);

    /** It has ended, in one way or another. */
    void ended(Run run, Outcome outcome);
  }

  Run(Entry entry, FileFetcher fetcher, Listener listener) {
    this.entry = entry;
    this.fetcher = fetcher;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("download").unstarted(this::work);
  }

  Entry entry() {
    return entry;
  }

  void start() {
    thread.start();
  }

  /** Ends it soon. Only the fetching is interrupted, nothing that is being written down. */
  synchronized void stop() {
    stopped = true;
    if (fetching) {
      thread.interrupt();
    }
  }

  /** Waits for its end. */
  void join(Duration patience) throws InterruptedException {
    thread.join(patience);
  }

  static Wanted wanted(Row row, int place) {
    String commit = row.commit();
    return new Wanted(
        row.account(),
        row.repository(),
        commit == null ? BRANCH : commit,
        row.parts().get(place).path());
  }

  private void work() {
    Outcome outcome = new Outcome.Broke(null);
    try {
      outcome = bring();
    } catch (RuntimeException failure) {
      outcome = new Outcome.Broke(failure);
    } finally {
      listener.ended(this, outcome);
    }
  }

  private Outcome bring() {
    for (int place = 0; place < entry.row.parts().size(); place++) {
      if (!begin()) {
        return new Outcome.Stopped();
      }
      try {
        Fetched fetched = fetcher.fetch(wanted(entry.row, place), new Heard(place));
        before += fetched.bytes();
        entry.here = Math.max(entry.here, before);
      } catch (FetchException refused) {
        return new Outcome.Refused(refused);
      } catch (InterruptedException ended) {
        return isStopped()
            ? new Outcome.Stopped()
            : new Outcome.Refused(new FetchException.Broken());
      } finally {
        end();
      }
    }
    return new Outcome.Complete();
  }

  private synchronized boolean begin() {
    fetching = !stopped;
    return fetching;
  }

  private synchronized void end() {
    fetching = false;
    Thread.interrupted();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** What the fetcher tells of one file. */
  private final class Heard implements Watch {

    private final int place;

    private Heard(int place) {
      this.place = place;
    }

    @Override
    public void resolved(String commit, long bytes) {
      listener.resolved(Run.this, place, commit, bytes);
    }

    @Override
    public void phase(Phase phase) {
      entry.phase(
          switch (phase) {
            case ASKING -> Download.Phase.ASKING;
            case READING_BACK -> Download.Phase.READING_BACK;
            case TRANSFERRING -> Download.Phase.TRANSFERRING;
            case VERIFYING -> Download.Phase.VERIFYING;
          });
    }

    @Override
    public void arrived(long bytes) {
      entry.arrived(before + bytes);
    }
  }
}
