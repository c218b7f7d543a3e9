package app.gatehouse.downloads.internal.transfer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Lets one transfer of a blob go on at a time; who waits hears how far it has come. */
final class InFlight {

  private static final long TELL_MILLIS = 250;

  private final ConcurrentMap<Path, Flight> flights = new ConcurrentHashMap<>();

  /** Waits until nobody else is at it. */
  Flight begin(Path blob, LongConsumer meanwhile) throws InterruptedException {
    Flight mine = new Flight(blob);
    while (true) {
      Flight other = flights.putIfAbsent(blob, mine);
      if (other == null) {
        return mine;
      }
      if (!other.ended.await(TELL_MILLIS, TimeUnit.MILLISECONDS)) {
        meanwhile.accept(other.arrived);
      }
    }
  }

  /** Empty while somebody is at it. */
  Optional<Flight> tryBegin(Path blob) {
    Flight mine = new Flight(blob);
    return flights.putIfAbsent(blob, mine) == null ? Optional.of(mine) : Optional.empty();
  }

  final class Flight implements AutoCloseable {

    private final Path blob;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long arrived;

    private Flight(Path blob) {
      this.blob = blob;
    }

    void arrived(long bytes) {
      arrived = bytes;
    }

    @Override
    public void close() {
      flights.remove(blob, this);
      ended.countDown();
    }
  }
}
