package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialChecks.Answer;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.internal.Asker.Asked;
import app.gatehouse.models.ListChange;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelKind;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Checks credentials, each on a thread of its own, so that no provider waits for another one. A
 * credential is checked once at a time.
 */
@Component
class Checks implements KeyChecker, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private final CredentialService credentials;
  private final CredentialChecks results;
  private final ProviderCatalog providers;
  private final Asker asker;
  private final LiveLists lists;
  private final ApplicationEventPublisher events;
  private final DiscoverySettings settings;
  private final Map<Key, RunningCheck> running = new ConcurrentHashMap<>();

  /** Those whose end has not been told yet. */
  private final Set<Key> untold = ConcurrentHashMap.newKeySet();

  Checks(
      CredentialService credentials,
      CredentialChecks results,
      ProviderCatalog providers,
      Asker asker,
      LiveLists lists,
      ApplicationEventPublisher events,
      DiscoverySettings settings) {
    this.credentials = credentials;
    this.results = results;
    this.providers = providers;
    this.asker = asker;
    this.lists = lists;
    this.events = events;
    this.settings = settings;
  }

  private record Key(AccountId account, ProviderId provider) {}

  @Override
  public void check(AccountId account, ProviderId provider) {
    begin(account, provider, listed -> {});
  }

  @Override
  public boolean isChecking(AccountId account, ProviderId provider) {
    return untold.contains(new Key(account, provider));
  }

  /**
   * Begins a check, or joins the one that is running.
   *
   * @param progress hears how many models have been listed so far
   */
  RunningCheck begin(AccountId account, ProviderId provider, IntConsumer progress) {
    Key key = new Key(account, provider);
    RunningCheck fresh = new RunningCheck(false);
    RunningCheck now = running.computeIfAbsent(key, absent -> fresh);
    now.tell(progress);
    if (now == fresh) {
      start(key, fresh);
    }
    return now;
  }

  /** What has just been saved is checked at once; a check of what was there before ends. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(CredentialEvent.Saved saved) {
    if (settings.automatic()) {
      Key key = new Key(saved.account(), saved.provider());
      RunningCheck fresh = new RunningCheck(true);
      RunningCheck before = running.put(key, fresh);
      if (before != null) {
        before.cancel();
      }
      start(key, fresh);
    }
  }

  /** Before any page hears it, so that none finds a check running that has ended. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CredentialEvent.Checked checked) {
    untold.remove(new Key(checked.account(), checked.provider()));
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CredentialEvent.CheckAbandoned abandoned) {
    Key key = new Key(abandoned.account(), abandoned.provider());
    RunningCheck now = running.get(key);
    // A later check of the same credential is running already when it was replaced.
    if (now == null || now.isCaller()) {
      untold.remove(key);
    }
  }

  private void start(Key key, RunningCheck own) {
    untold.add(key);
    own.start(() -> run(key, own));
  }

  private void run(Key key, RunningCheck own) {
    Optional<RunningCheck.Outcome> outcome = Optional.empty();
    try {
      outcome = check(key, own);
    } catch (CredentialUnavailableException gone) {
      LOG.debug("A key for {} went while it was checked", key.provider());
    } catch (RuntimeException e) {
      LOG.error("{} could not be asked about a key", key.provider(), e);
    } finally {
      if (running.remove(key, own)) {
        untold.remove(key);
      }
      own.outcome().complete(outcome);
    }
  }

  private Optional<RunningCheck.Outcome> check(Key key, RunningCheck own) {
    Optional<Provider> provider = providers.find(key.provider());
    Optional<Credential> credential = credentials.find(key.account(), key.provider());
    if (provider.isEmpty() || credential.isEmpty()) {
      return Optional.empty();
    }
    AtomicReference<Optional<Asked>> asked = new AtomicReference<>(Optional.empty());
    Optional<Answer> kept =
        results.check(
            key.account(),
            credential.get().id(),
            (found, secret) -> {
              asked.set(
                  own.await(
                      () -> asker.ask(key.account(), provider.get(), found, secret, own::listed)));
              return asked.get().map(Checks::answer).orElse(null);
            });
    return kept.map(answer ->
        new RunningCheck.Outcome(
            answer.verdict(), asked.get().map(findings -> keep(key, own, findings)).orElse(null)));
  }

  private static Answer answer(Asked asked) {
    return new Answer(asked.findings().verdict(), asked.latency(), asked.findings().facts());
  }

  private @Nullable ListChange keep(Key key, RunningCheck own, Asked asked) {
    if (!(asked.findings().listing() instanceof Listing.Listed(List<ListedModel> models))) {
      return null;
    }
    ListChange change = lists.store(key.account(), key.provider(), models);
    if (own.isAfterSave()) {
      long chat = models.stream().filter(model -> model.facts().kind() == ModelKind.CHAT).count();
      events.publishEvent(new ModelEvent.Unlocked(key.account(), key.provider(), (int) chat));
    }
    return change;
  }

  @Override
  public void destroy() {
    running.values().forEach(RunningCheck::cancel);
  }
}
