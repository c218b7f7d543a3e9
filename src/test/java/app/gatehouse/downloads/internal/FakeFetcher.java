package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.internal.transfer.FetchException;
import app.gatehouse.downloads.internal.transfer.FileFetcher;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Fetches nothing: a test says how each fetch goes on, and how it ends. */
final class FakeFetcher implements FileFetcher {

  static final String COMMIT = "c".repeat(40);

  final List<Wanted> forgotten = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Fetch> begun = new LinkedBlockingQueue<>();

  /** One that is under way, or was. */
  static final class Fetch {

    final Wanted wanted;
    final Watch watch;
    private final CompletableFuture<Fetched> end = new CompletableFuture<>();

    private Fetch(Wanted wanted, Watch watch) {
      this.wanted = wanted;
      this.watch = watch;
    }

    Fetch resolve(long bytes) {
      watch.resolved(COMMIT, bytes);
      return this;
    }

    Fetch transfer(long arrived) {
      watch.phase(Phase.TRANSFERRING);
      watch.arrived(arrived);
      return this;
    }

    void finish(long bytes) {
      end.complete(new Fetched(COMMIT, bytes, Path.of(wanted.path())));
    }

    void fail(Exception why) {
      end.completeExceptionally(why);
    }
  }

  @Override
  public Fetched fetch(Wanted wanted, Watch watch) throws FetchException, InterruptedException {
    Fetch fetch = new Fetch(wanted, watch);
    begun.add(fetch);
    try {
      return fetch.end.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FetchException refused -> throw refused;
        case RuntimeException broke -> throw broke;
        case null, default -> throw new AssertionError(e);
      }
    }
  }

  @Override
  public void forget(Wanted wanted) {
    forgotten.add(wanted);
  }

  /** The next that begins; waits for it. */
  Fetch next() {
    try {
      Fetch fetch = begun.poll(20, TimeUnit.SECONDS);
      if (fetch == null) {
        throw new AssertionError("No fetch begins");
      }
      return fetch;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasBegunAnother() {
    return !begun.isEmpty();
  }
}
