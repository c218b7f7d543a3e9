package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.internal.transfer.FetchException;
import app.gatehouse.hub.HubAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a download whose try has ended. With the board locked. */
final class Settling {

  /** How long after each try without progress the next one is. After the last it has failed. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10));

  private final Clock clock;

  Settling(Clock clock) {
    this.clock = clock;
  }

  void complete(Board.Changes changes, Entry entry) {
    Row row = entry.row;
    Long total = row.total();
    changes.save(
        entry, row.ended(new Download.Done(clock.instant()), total == null ? entry.here : total));
    entry.live = null;
    entry.tries = 0;
    changes.tell(new DownloadEvent.Finished(row.account(), row.id(), row.repository(), row.name()));
  }

  void refused(Board.Changes changes, Entry entry, FetchException why) {
    if (why instanceof FetchException.NoSpace full) {
      changes.live(entry, new Download.NoSpace(full.needed(), full.free()));
      return;
    }
    Failure failure = FailureText.of(why);
    if (!why.retryable()) {
      failed(changes, entry, failure);
      return;
    }
    if (entry.here > entry.furthest) {
      entry.tries = 0;
    }
    entry.furthest = Math.max(entry.here, entry.furthest);
    if (entry.tries >= WAITS.size()) {
      failed(changes, entry, failure);
      return;
    }
    Duration wait = WAITS.get(entry.tries);
    Duration asked = asked(why);
    if (asked == null) {
      entry.tries++;
    } else if (asked.compareTo(wait) > 0) {
      wait = asked;
    }
    changes.live(entry, new Download.Retrying(clock.instant().plus(wait), failure));
  }

  void failed(Board.Changes changes, Entry entry, Failure why) {
    Row row = entry.row;
    changes.save(entry, row.ended(new Download.Failed(why), entry.here));
    entry.live = null;
    entry.tries = 0;
    changes.tell(new DownloadEvent.Stopped(row.account(), row.id(), row.name()));
  }

  /** How long the Hub asks to wait. */
  private static @Nullable Duration asked(FetchException why) {
    return why instanceof FetchException.Refused refused
            && refused.access() instanceof HubAccess.RateLimited
        ? refused.retryAfter()
        : null;
  }
}
