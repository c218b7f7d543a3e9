package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.hub.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * All downloads of all accounts. Reading waits for nobody. Changes are made one at a time, written
 * before they hold, and told when the lock is free again.
 */
@Component
class Board {

  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private final DownloadRows rows;
  private final ApplicationEventPublisher events;
  private final LongSupplier nanos;
  private final Map<DownloadId, Entry> entries = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  @Autowired
  Board(DownloadRows rows, ApplicationEventPublisher events) {
    this(rows, events, System::nanoTime);
  }

  Board(DownloadRows rows, ApplicationEventPublisher events, LongSupplier nanos) {
    this.rows = rows;
    this.events = events;
    this.nanos = nanos;
  }

  /** Takes up what earlier processes have left. */
  void load() {
    change(changes -> {
      rows.all().forEach(row -> entries.put(row.id(), new Entry(row, new Meter(nanos))));
      return entries.size();
    });
  }

  Stream<Entry> entries() {
    return entries.values().stream();
  }

  Stream<Entry> of(AccountId account) {
    return entries().filter(entry -> entry.row.account().equals(account));
  }

  Optional<Entry> find(AccountId account, DownloadId id) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> entry.row.account().equals(account));
  }

  Optional<Entry> find(AccountId account, RepositoryId repository, String name) {
    return of(account)
        .filter(entry -> entry.row.repository().equals(repository))
        .filter(entry -> entry.row.name().equals(name))
        .findFirst();
  }

  boolean has(Entry entry) {
    return entries.containsKey(entry.row.id());
  }

  Download shown(Entry entry) {
    long before =
        entry.isNext()
            ? of(entry.row.account())
                .filter(other -> other.isNext() && other.row.order() < entry.row.order())
                .count()
            : 0;
    return entry.shown((int) before + 1);
  }

  /** Does something while nobody else changes anything. */
  <T> T change(Function<Changes, T> work) {
    Changes changes = new Changes();
    lock.lock();
    try {
      return work.apply(changes);
    } finally {
      lock.unlock();
      changes.tell();
    }
  }

  /** Tells of the figures of those that have moved. */
  void tellFigures() {
    entries()
        .filter(entry -> entry.live instanceof Download.Running)
        .filter(Entry::hasMoved)
        .forEach(entry -> publish(changed(entry)));
  }

  /** Whoever hears of it and fails keeps nobody else from hearing of the rest. */
  private void publish(DownloadEvent event) {
    try {
      events.publishEvent(event);
    } catch (RuntimeException e) {
      LOG.error("What happened to a download was not taken note of", e);
    }
  }

  private static DownloadEvent changed(Entry entry) {
    return new DownloadEvent.Changed(entry.row.account(), entry.row.id());
  }

  /** What one change consists of. */
  final class Changes {

    private final List<DownloadEvent> told = new ArrayList<>();

    Entry add(Row row) {
      rows.insert(row);
      Entry entry = new Entry(row, new Meter(nanos));
      entries.put(row.id(), entry);
      told.add(changed(entry));
      return entry;
    }

    /** Written, and then so. */
    void save(Entry entry, Row row) {
      rows.update(row);
      saved(entry, row);
    }

    /** The same, with what is known of one of its files. */
    void save(Entry entry, Row row, int place) {
      rows.update(row, place);
      saved(entry, row);
    }

    /** So for this process alone. */
    void live(Entry entry, Download.@Nullable Active live) {
      entry.live = live;
      told.add(changed(entry));
    }

    /** So, written or not: for what matters little to the next process. */
    void saveIfPossible(Entry entry, Row row) {
      try {
        rows.update(row);
      } catch (RuntimeException e) {
        LOG.debug("Not written", e);
      }
      saved(entry, row);
    }

    /** So, and not written: of no matter to the next process. */
    void unsaved(Entry entry, Row row) {
      saved(entry, row);
    }

    void remove(Entry entry) {
      rows.delete(entry.row.id());
      drop(entry);
    }

    /** Its row is gone already. */
    void drop(Entry entry) {
      entries.remove(entry.row.id());
      told.add(changed(entry));
    }

    void tell(DownloadEvent event) {
      told.add(event);
    }

    /** Behind all there are. */
    long last() {
      return entries().mapToLong(entry -> entry.row.order()).max().orElse(0) + 1;
    }

    private void saved(Entry entry, Row row) {
      entry.row = row;
      told.add(changed(entry));
    }

    private void tell() {
      told.forEach(Board.this::publish);
    }
  }
}
