package app.gatehouse.vault;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The master keys: one seals, all of them open. Safe for use by many threads; takes a further key
 * while others seal and open.
 */
public final class KeyRing {

  private final Map<String, MasterKey> keys = new ConcurrentHashMap<>();
  private final Map<String, Integer> leases = new HashMap<>();
  private MasterKey active;

  /**
   * @param keys at least one; the last is the active one
   */
  KeyRing(List<MasterKey> keys) {
    keys.forEach(this::add);
    this.active = keys.getLast();
  }

  public synchronized MasterKey active() {
    return active;
  }

  public Optional<MasterKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  public Set<String> ids() {
    return new TreeSet<>(keys.keySet());
  }

  /** From now on opens what this key sealed. */
  public void add(MasterKey key) {
    keys.put(key.id(), key);
  }

  /**
   * From now on seals under this key.
   *
   * @throws IllegalArgumentException when it is not on the ring
   */
  public void activate(String id) {
    MasterKey key =
        find(id).orElseThrow(() -> new IllegalArgumentException("No key " + id + " on the ring"));
    synchronized (this) {
      active = key;
    }
  }

  /**
   * The active key, to seal with. Until the lease is closed the key counts as in use: what was
   * sealed may still be on its way to where it is kept.
   */
  synchronized Lease lease() {
    leases.merge(active.id(), 1, Integer::sum);
    return new Lease(active);
  }

  /**
   * Waits until nobody seals under this key any more, which comes to an end only for one that is
   * not active.
   *
   * @return false when somebody still did after that time
   */
  public synchronized boolean awaitUnused(String id, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (leases.containsKey(id)) {
      long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  private synchronized void giveBack(String id) {
    leases.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  @Override
  public String toString() {
    return "KeyRing " + ids();
  }

  /** The right to seal under a key; closed once what was sealed is kept, or never will be. */
  final class Lease {

    private final MasterKey key;

    private Lease(MasterKey key) {
      this.key = key;
    }

    MasterKey key() {
      return key;
    }

    void close() {
      giveBack(key.id());
    }
  }
}
