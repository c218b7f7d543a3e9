package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServerEvent;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.discovery.internal.LocalServerStates.Difference;
import app.gatehouse.discovery.internal.LocalServerStates.Key;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for local servers: as a page that shows them opens, again and again while it is open, when
 * a person asks for it, and when an address has changed. Each look is on a thread of its own, and a
 * server is looked for once at a time.
 */
@Component
class LocalServerLooks implements LocalServers, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LocalServerLooks.class);

  private final ProviderCatalog providers;
  private final LocalFinder finder;
  private final LocalServerStates states;
  private final ApplicationEventPublisher events;
  private final DiscoverySettings settings;
  private final Map<AccountId, Integer> watchers = new ConcurrentHashMap<>();
  private final Map<Key, Look> running = new ConcurrentHashMap<>();

  LocalServerLooks(
      ProviderCatalog providers,
      LocalFinder finder,
      LocalServerStates states,
      ApplicationEventPublisher events,
      DiscoverySettings settings) {
    this.providers = providers;
    this.finder = finder;
    this.states = states;
    this.events = events;
    this.settings = settings;
  }

  /** A look that is under way; told from others by identity. */
  private static final class Look {

    private final boolean asked;
    private final Thread thread;

    private Look(boolean asked, Thread thread) {
      this.asked = asked;
      this.thread = thread;
    }
  }

  @Override
  public boolean enabled() {
    return settings.local();
  }

  @Override
  public LocalServer find(AccountId account, ProviderId provider) {
    Key key = new Key(account, provider);
    Look look = running.get(key);
    return new LocalServer(provider, states.state(key), look != null && look.asked);
  }

  @Override
  public void look(AccountId account, ProviderId provider) {
    local(provider).ifPresent(found -> begin(account, found, true));
  }

  @Override
  public Runnable watch(AccountId account) {
    if (!enabled()) {
      return () -> {};
    }
    watchers.merge(account, 1, Integer::sum);
    locals().forEach(provider -> begin(account, provider, true));
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        watchers.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
      }
    };
  }

  /** Looks again for whoever has a page open. */
  void lookAgain() {
    for (AccountId account : watchers.keySet()) {
      locals().forEach(provider -> begin(account, provider, false));
    }
  }

  /** What was known of another address says nothing of this one. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(CredentialEvent.Saved saved) {
    lookAnew(saved.account(), saved.provider());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(CredentialEvent.Deleted deleted) {
    lookAnew(deleted.account(), deleted.provider());
  }

  @EventListener
  void on(AccountRemoval removal) {
    watchers.remove(removal.account());
    running.keySet().stream()
        .filter(key -> key.account().equals(removal.account()))
        .forEach(this::giveUp);
    states.forget(removal.account());
  }

  private void lookAnew(AccountId account, ProviderId provider) {
    local(provider)
        .ifPresent(found -> {
          Key key = new Key(account, provider);
          giveUp(key);
          states.forget(key);
          begin(account, found, true);
        });
  }

  private void giveUp(Key key) {
    Look before = running.remove(key);
    if (before != null) {
      before.thread.interrupt();
    }
  }

  private void begin(AccountId account, Provider provider, boolean asked) {
    Key key = new Key(account, provider.id());
    Look[] own = new Look[1];
    Thread thread =
        Thread.ofVirtual().name("local-server").unstarted(() -> run(key, provider, own[0]));
    own[0] = new Look(asked, thread);
    if (running.putIfAbsent(key, own[0]) == null) {
      thread.start();
    }
  }

  private void run(Key key, Provider provider, Look own) {
    Optional<LocalLook> found = Optional.empty();
    try {
      if (own.asked) {
        // Not by whoever began: what is told after a commit, within it, nobody would hear.
        events.publishEvent(new LocalServerEvent(key.account(), key.provider()));
      }
      found = finder.look(key.account(), provider, own.asked);
    } catch (OutboundException.Cancelled nobodyWaits) {
      LOG.debug("A look for {} was given up", key.provider());
    } catch (RuntimeException e) {
      LOG.error("{} could not be looked for", key.provider(), e);
    }
    end(key, own, found);
  }

  private void end(Key key, Look own, Optional<LocalLook> found) {
    // Given up, or another address is asked by now: what this one found is old.
    if (!running.remove(key, own)) {
      return;
    }
    Difference difference =
        found.map(look -> states.take(key, look, own.asked)).orElse(new Difference(false, false));
    if (difference.models()) {
      events.publishEvent(new ModelEvent.Changed(key.account()));
    }
    if (difference.state() || own.asked) {
      events.publishEvent(new LocalServerEvent(key.account(), key.provider()));
    }
  }

  private Optional<Provider> local(ProviderId id) {
    return enabled()
        ? providers.find(id).filter(provider -> provider.location() == Location.LOCAL)
        : Optional.empty();
  }

  private List<Provider> locals() {
    return providers.all().stream()
        .filter(provider -> provider.location() == Location.LOCAL)
        .toList();
  }

  /** The threads that look at this moment. */
  List<Thread> underWay() {
    return running.values().stream().map(look -> look.thread).toList();
  }

  @Override
  public void destroy() {
    running.keySet().forEach(this::giveUp);
  }
}
