package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Phase;
import app.gatehouse.downloads.Download.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A download in memory: its row, and what is only so while this process runs. Read by anybody; the
 * row and what it is about now change with the {@link Board} locked, the figures by whoever brings
 * the files.
 */
final class Entry {

  final Meter meter;
  volatile Row row;

  /** What a queued one is about now; null while it is in the queue. */
  volatile Download.@Nullable Active live;

  /** What a running one is busy with. */
  volatile Phase phase = Phase.ASKING;

  /** Bytes of all its files. */
  volatile long here;

  /** Since when it is held up, or tried again without having got further. */
  Instant since = Instant.EPOCH;

  int tries;
  long furthest;

  /** What was last told of its figures. */
  private List<Object> told = List.of();

  Entry(Row row, Meter meter) {
    this.row = row;
    this.meter = meter;
    this.here = row.arrived();
    this.furthest = row.arrived();
  }

  /** In the queue, and not begun. */
  boolean isNext() {
    return row.state() instanceof Download.Queued && live == null;
  }

  /**
   * @param place in the queue, should it be there
   */
  Download shown(int place) {
    Row now = row;
    return new Download(
        now.id(),
        now.repository(),
        now.name(),
        now.commit(),
        now.parts().stream().map(Row.Part::path).toList(),
        state(now, place),
        progress(now),
        now.addedAt(),
        now.unseen());
  }

  private Download.State state(Row now, int place) {
    if (!(now.state() instanceof Download.Queued)) {
      return now.state();
    }
    return switch (live) {
      case null -> new Download.Queued(place);
      case Download.Running running -> new Download.Running(phase);
      case Download.Active other -> other;
    };
  }

  private Progress progress(Row now) {
    Long total = now.total();
    if (now.state() instanceof Download.Done) {
      return new Progress(total == null ? here : total, total == null ? here : total, 0, null);
    }
    // Sizes that a list told may be old; nobody sees more than all.
    long bytes = total == null ? here : Math.min(here, total);
    long speed = bytesPerSecond();
    return new Progress(
        bytes,
        total,
        speed,
        total == null || speed == 0
            ? null
            : Duration.ofSeconds((total - bytes + speed - 1) / speed));
  }

  long bytesPerSecond() {
    return live instanceof Download.Running && phase == Phase.TRANSFERRING
        ? meter.bytesPerSecond()
        : 0;
  }

  /** So much is here. While it is only read back, it is not known yet that there is less. */
  void arrived(long bytes) {
    if (phase == Phase.TRANSFERRING || bytes > here) {
      here = bytes;
    }
    if (phase == Phase.TRANSFERRING) {
      meter.at(bytes);
    }
  }

  void phase(Phase next) {
    meter.restart();
    phase = next;
  }

  /** Whether its figures are others than when this was last asked. */
  synchronized boolean hasMoved() {
    List<Object> now = List.of(phase, here, bytesPerSecond());
    boolean moved = !now.equals(told);
    told = now;
    return moved;
  }
}
