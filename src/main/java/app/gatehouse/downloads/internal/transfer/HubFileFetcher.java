package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FetchException.Broken;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible.Why;
import app.gatehouse.downloads.internal.transfer.FetchException.WrongContent;
import app.gatehouse.hubcache.BlobLock;
import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.hubcache.RepositoryCache;
import app.gatehouse.hubcache.UnsafeNameException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings files by plain HTTP, Xet or not. */
final class HubFileFetcher implements FileFetcher {

  /** The Hub gives no larger ones by plain HTTP. */
  private static final long MOST_BYTES = 50_000_000_000L;

  private static final int STARTS = 5;
  private static final Duration LOCK_AGAIN = Duration.ofMillis(250);

  private final boolean offline;
  private final CacheLayout layout;
  private final Crew.Tools tools;
  private final DiskSpace disk;
  private final Transfer transfer;
  private final InFlight flights = new InFlight();
  private final DigestMemory memory = new DigestMemory();

  HubFileFetcher(boolean offline, CacheLayout layout, Crew.Tools tools, DiskSpace disk) {
    this.offline = offline;
    this.layout = layout;
    this.tools = tools;
    this.disk = disk;
    this.transfer = new Transfer(tools, new Window(tools.settings().window()));
  }

  @Override
  public Fetched fetch(Wanted wanted, Watch watch) throws FetchException, InterruptedException {
    if (offline) {
      throw new Impossible(Why.OFFLINE);
    }
    RepositoryCache cache = new RepositoryCache(layout, wanted.repository());
    try {
      return fetch(wanted, watch, cache);
    } catch (UnsafeNameException unsafe) {
      throw new Impossible(Why.UNSAFE_NAME);
    } catch (ClosedByInterruptException interrupted) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException notWritable) {
      throw new Impossible(Why.CACHE_NOT_WRITABLE);
    }
  }

  private Fetched fetch(Wanted wanted, Watch watch, RepositoryCache cache)
      throws FetchException, IOException, InterruptedException {
    cache.requireSafe(wanted.revision(), wanted.path());
    watch.phase(Phase.ASKING);
    Located located = tools.locator().locate(wanted);
    if (located.bytes() > MOST_BYTES) {
      throw new Impossible(Why.TOO_LARGE);
    }
    watch.resolved(located.commit(), located.bytes());
    Optional<Path> there = find(wanted, located, cache);
    Path file = there.isPresent() ? there.get() : bring(wanted, located, watch, cache);
    if (!Metadata.isCommit(wanted.revision())) {
      cache.point(wanted.revision(), located.commit());
    }
    watch.arrived(located.bytes());
    return new Fetched(located.commit(), located.bytes(), file);
  }

  private static Optional<Path> find(Wanted wanted, Located located, RepositoryCache cache)
      throws IOException {
    return cache.find(located.commit(), wanted.path(), located.etag(), located.bytes());
  }

  private Path bring(Wanted wanted, Located located, Watch watch, RepositoryCache cache)
      throws FetchException, IOException, InterruptedException {
    Path incomplete = cache.incomplete(located.etag());
    try (InFlight.Flight flight =
            flights.begin(
                incomplete,
                bytes -> {
                  watch.phase(Phase.TRANSFERRING);
                  watch.arrived(bytes);
                });
        BlobLock _ = lock(cache, located.etag())) {
      // Whoever was waited for may have brought it.
      Optional<Path> there = find(wanted, located, cache);
      return there.isPresent() ? there.get() : bring(wanted, located, watch, cache, flight);
    }
  }

  private BlobLock lock(RepositoryCache cache, String etag)
      throws IOException, InterruptedException {
    while (true) {
      Optional<BlobLock> lock = cache.tryLock(etag);
      if (lock.isPresent()) {
        return lock.get();
      }
      tools.pause().take(LOCK_AGAIN);
    }
  }

  private Path bring(
      Wanted wanted, Located located, Watch watch, RepositoryCache cache, InFlight.Flight flight)
      throws FetchException, IOException, InterruptedException {
    Path incomplete = cache.incomplete(located.etag());
    cache.want(located.etag(), wanted.path());
    boolean right;
    try (PartialFile file = PartialFile.open(incomplete, located, memory, watch)) {
      try {
        transfer(wanted, located, file, watch, flight);
        watch.phase(Phase.VERIFYING);
        file.sync();
        right = file.isRight();
      } catch (FetchException | IOException | InterruptedException | RuntimeException failure) {
        file.keep();
        if (file.length() == 0) {
          cache.drop(located.etag());
        }
        throw failure;
      }
    }
    if (!right) {
      throw new WrongContent(cache.quarantine(located.etag(), Instant.now()));
    }
    return cache.publish(located.etag(), located.commit(), wanted.path());
  }

  private void transfer(
      Wanted wanted, Located located, PartialFile file, Watch watch, InFlight.Flight flight)
      throws FetchException, IOException, InterruptedException {
    Wanted pinned =
        new Wanted(wanted.account(), wanted.repository(), located.commit(), wanted.path());
    Path folder = layout.blobs(wanted.repository());
    boolean ranges = true;
    try (DiskSpace.Claim space = disk.claim(folder, located.bytes() - file.length())) {
      for (int start = 1; file.length() < located.bytes(); start++) {
        watch.phase(Phase.TRANSFERRING);
        try {
          transfer.run(
              pinned,
              located,
              file,
              ranges,
              space,
              bytes -> {
                flight.arrived(bytes);
                watch.arrived(bytes);
              });
        } catch (StartOverException again) {
          if (start == STARTS) {
            throw new Broken();
          }
          ranges = again.ranges();
          file.startOver();
        } catch (IOException failure) {
          if (space.isFull()) {
            throw space.full();
          }
          throw failure;
        }
      }
    }
  }

  @Override
  public void forget(Wanted wanted) {
    RepositoryCache cache = new RepositoryCache(layout, wanted.repository());
    try {
      for (String etag : cache.growing(wanted.path())) {
        Optional<InFlight.Flight> flight = flights.tryBegin(cache.incomplete(etag));
        if (flight.isPresent()) {
          try (InFlight.Flight _ = flight.get()) {
            cache.drop(etag);
          }
        }
      }
    } catch (IOException stays) {
      // It is in nobody's way, and the next try goes on with it.
    }
  }
}
