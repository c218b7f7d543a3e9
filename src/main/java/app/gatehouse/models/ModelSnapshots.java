package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the models of accounts, for as long as they are in use and nothing about them changes.
 *
 * <p>From the moment that something changes until it is committed, whoever asks is given what is
 * loaded for him alone. What began to be loaded before a change is kept by nobody.
 */
final class ModelSnapshots {

  private static final Duration UNUSED = Duration.ofMinutes(10);

  /** Models in all snapshots together; the one that was used last stays, however large. */
  private static final int MOST_MODELS = 100_000;

  private final Clock clock;
  private final Map<AccountId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<AccountId, Integer> changing = new HashMap<>();
  private final Set<Load> loads = new HashSet<>();
  private int size;

  ModelSnapshots(Clock clock) {
    this.clock = clock;
  }

  /**
   * The account's models.
   *
   * @param loader called with no lock held, and by several at once if they ask at once
   */
  AccountModels get(AccountId account, Supplier<AccountModels> loader) {
    Load load = new Load(account);
    synchronized (this) {
      Instant now = clock.instant();
      dropUnused(now);
      @Nullable Kept here = kept.get(account);
      if (here != null) {
        here.usedAt = now;
        return here.models;
      }
      load.valid = !changing.containsKey(account);
      loads.add(load);
    }
    try {
      AccountModels models = loader.get();
      keep(load, models);
      return models;
    } finally {
      synchronized (this) {
        loads.remove(load);
      }
    }
  }

  /** The account's models are about to be other ones: until {@link #changed}, none are kept. */
  synchronized void changing(AccountId account) {
    changing.merge(account, 1, Integer::sum);
    drop(account);
  }

  /** Ends one {@link #changing}, whether or not it came to a change. */
  synchronized void changed(AccountId account) {
    changing.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
    drop(account);
  }

  synchronized int size() {
    dropUnused(clock.instant());
    return size;
  }

  private synchronized void keep(Load load, AccountModels models) {
    if (load.valid) {
      forget(kept.put(load.account, new Kept(models, clock.instant())));
      size += models.size();
      Iterator<Kept> oldest = kept.values().iterator();
      while (size > MOST_MODELS && kept.size() > 1) {
        forget(oldest.next());
        oldest.remove();
      }
    }
  }

  private void drop(AccountId account) {
    forget(kept.remove(account));
    for (Load load : loads) {
      if (load.account.equals(account)) {
        load.valid = false;
      }
    }
  }

  private void dropUnused(Instant now) {
    Iterator<Kept> oldest = kept.values().iterator();
    while (oldest.hasNext()) {
      Kept next = oldest.next();
      if (next.usedAt.plus(UNUSED).isAfter(now)) {
        return;
      }
      forget(next);
      oldest.remove();
    }
  }

  private void forget(@Nullable Kept gone) {
    if (gone != null) {
      size -= gone.models.size();
    }
  }

  private static final class Kept {

    private final AccountModels models;
    private Instant usedAt;

    Kept(AccountModels models, Instant usedAt) {
      this.models = models;
      this.usedAt = usedAt;
    }
  }

  /** Somebody who is loading; told apart from others by identity. */
  private static final class Load {

    private final AccountId account;
    private boolean valid;

    Load(AccountId account) {
      this.account = account;
    }
  }
}
