package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.Waiting;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadSettings;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.StorageReadOnlyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Waits for accounts to be let in to gated models: asks the Hub gently, once for each account and
 * model however many files wait, and lets their downloads begin when access has come.
 */
@Component
class Approvals implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** The Hub counts requests in windows of so long. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Board board;
  private final Workers workers;
  private final HubAccessService hub;
  private final BooleanSupplier mayAsk;
  private final Clock clock;
  private final Spread spread;

  /** The one thread that asks for an account. */
  private final Map<AccountId, Thread> asking = new ConcurrentHashMap<>();

  private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, Instant> quietUntil = new ConcurrentHashMap<>();

  @Autowired
  Approvals(
      Board board,
      Workers workers,
      HubAccessService hub,
      HubSettings settings,
      DownloadSettings downloads,
      DatabaseStatus database,
      Clock clock) {
    this(
        board,
        workers,
        hub,
        () -> downloads.enabled() && !settings.offline() && database.problem().isEmpty(),
        clock,
        new Spread());
  }

  /**
   * @param mayAsk whether requests may leave, and what comes of them can be saved
   */
  Approvals(
      Board board,
      Workers workers,
      HubAccessService hub,
      BooleanSupplier mayAsk,
      Clock clock,
      Spread spread) {
    this.board = board;
    this.workers = workers;
    this.hub = hub;
    this.mayAsk = mayAsk;
    this.clock = clock;
    this.spread = spread;
  }

  /** What is asked about as one. */
  private record Key(AccountId account, RepositoryId repository) {}

  /** The state of one that begins to wait. */
  Waiting begin(HubAccess said) {
    Instant now = clock.instant();
    return new Waiting(said, now, now.plus(spread.of(FIRST)));
  }

  /** The state of one that the Hub is to be asked about at once. */
  Waiting now(HubAccess said) {
    return new Waiting(said, clock.instant(), clock.instant());
  }

  /** Asks about those whose time has come; returns at once. */
  void askDue() {
    if (mayAsk.getAsBoolean()) {
      due().map(Key::account).distinct().forEach(this::ask);
    }
  }

  /** Asks about this one now, unless the Hub wants to be left alone for a while. */
  void askNow(AccountId account, RepositoryId repository) {
    makeDue(account, waiting -> waiting.repository().equals(repository));
    askDue();
  }

  /** A new token may change everything. */
  @TransactionalEventListener(fallbackExecution = true)
  void on(CredentialEvent.Saved saved) {
    if (saved.provider().equals(HubSettings.PROVIDER)) {
      makeDue(saved.account(), waiting -> true);
      askDue();
    }
  }

  /** Somebody else has asked: what they heard holds here too. */
  @EventListener
  void on(HubEvent.AccessChecked checked) {
    Key key = new Key(checked.account(), checked.repository());
    if (underWay.contains(key)) {
      return;
    }
    try {
      answered(key, checked.access());
    } catch (RuntimeException e) {
      // No matter to whoever asked; it is found out again when its time comes.
      LOG.warn("An answer about access was not taken note of", e);
    }
  }

  private void makeDue(AccountId account, Predicate<Row> which) {
    Instant now = clock.instant();
    if (isQuiet(account)) {
      return;
    }
    board.change(changes -> {
      waiting()
          .filter(entry -> entry.row.account().equals(account) && which.test(entry.row))
          .forEach(entry ->
              changes.unsaved(
                  entry,
                  entry.row.with(new Waiting(state(entry).said(), state(entry).askedAt(), now))));
      return true;
    });
  }

  private boolean isQuiet(AccountId account) {
    return quietUntil.getOrDefault(account, Instant.EPOCH).isAfter(clock.instant());
  }

  private Stream<Entry> waiting() {
    return board.entries().filter(entry -> entry.row.state() instanceof Waiting);
  }

  private static Waiting state(Entry entry) {
    return (Waiting) entry.row.state();
  }

  private static Key key(Entry entry) {
    return new Key(entry.row.account(), entry.row.repository());
  }

  private Stream<Key> due() {
    Instant now = clock.instant();
    return waiting()
        .filter(entry -> !state(entry).nextAt().isAfter(now))
        .sorted(Comparator.comparing(entry -> state(entry).nextAt()))
        .map(Approvals::key)
        .filter(key -> !isQuiet(key.account()))
        .distinct();
  }

  private void ask(AccountId account) {
    asking.computeIfAbsent(
        account, absent -> Thread.ofVirtual().name("approval").start(() -> askOneByOne(account)));
  }

  private void askOneByOne(AccountId account) {
    try {
      Optional<Key> next = next(account);
      while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
        ask(next.get());
        next = next(account);
      }
    } finally {
      asking.remove(account);
    }
  }

  private Optional<Key> next(AccountId account) {
    return due().filter(key -> key.account().equals(account)).findFirst();
  }

  private void ask(Key key) {
    underWay.add(key);
    try {
      answered(key, hub.check(key.account(), key.repository()));
    } catch (OutboundException.Cancelled ending) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (StorageReadOnlyException.behind(e).isEmpty()) {
        LOG.warn("The Hub could not be asked whether an account was let in; it is tried again", e);
      }
      postpone(key);
    } finally {
      underWay.remove(key);
    }
  }

  private void answered(Key key, HubAccess access) {
    board.change(changes -> {
      List<Entry> entries = waiting().filter(entry -> key(entry).equals(key)).toList();
      entries.forEach(entry -> answered(changes, entry, access));
      if (access instanceof HubAccess.RateLimited limited && !entries.isEmpty()) {
        keepQuiet(changes, key.account(), limited);
      }
      workers.pump(changes);
      return true;
    });
  }

  private void answered(Board.Changes changes, Entry entry, HubAccess access) {
    Row row = entry.row;
    switch (access) {
      case HubAccess.Accessible found -> {
        changes.save(entry, row.with(new Queued(0)));
        changes.tell(
            new DownloadEvent.Approved(row.account(), row.id(), row.repository(), row.name()));
      }
      case HubAccess.Rejected rejected -> end(changes, entry, access);
      case HubAccess.Disabled disabled -> end(changes, entry, access);
      default -> changes.saveIfPossible(entry, row.with(waitOn(entry, access)));
    }
  }

  private static void end(Board.Changes changes, Entry entry, HubAccess access) {
    Row row = entry.row;
    changes.save(entry, row.ended(new Failed(new Failure.Refused(access)), row.arrived()));
    changes.tell(new DownloadEvent.Stopped(row.account(), row.id(), row.name()));
  }

  /** Each time twice as long as the last, to a limit. */
  private Waiting waitOn(Entry entry, HubAccess access) {
    Instant now = clock.instant();
    return new Waiting(access, now, now.plus(spread.of(longer(state(entry)))));
  }

  private static Duration longer(Waiting before) {
    Duration twice = Duration.between(before.askedAt(), before.nextAt()).multipliedBy(2);
    if (twice.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  /** The Hub counts all of an account's requests together. */
  private void keepQuiet(Board.Changes changes, AccountId account, HubAccess.RateLimited limited) {
    Duration wait = limited.retryAfter();
    Instant until = clock.instant().plus(wait == null ? WINDOW : wait);
    quietUntil.put(account, until);
    waiting()
        .filter(entry -> entry.row.account().equals(account))
        .filter(entry -> state(entry).nextAt().isBefore(until))
        .forEach(entry -> {
          Waiting now = state(entry);
          changes.saveIfPossible(
              entry, entry.row.with(new Waiting(now.said(), now.askedAt(), until)));
        });
  }

  /** Gatehouse itself failed: nothing new is known. */
  private void postpone(Key key) {
    board.change(changes -> {
      waiting()
          .filter(entry -> key(entry).equals(key))
          .forEach(entry -> {
            Waiting before = state(entry);
            changes.unsaved(
                entry,
                entry.row.with(
                    new Waiting(
                        before.said(), before.askedAt(), clock.instant().plus(spread.of(FIRST)))));
          });
      return true;
    });
  }

  @Override
  public void destroy() {
    asking.values().forEach(Thread::interrupt);
  }
}
