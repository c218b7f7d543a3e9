package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.discovery.internal.RunningCheck.Outcome;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRefresh;
import app.gatehouse.models.RefreshProgress;
import app.gatehouse.models.RefreshProgress.Phase;
import app.gatehouse.models.RefreshProgress.Step;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Asks all providers of an account at once, and tells how far each has come. */
@Component
class Refreshes implements ModelRefresh {

  private final CredentialService credentials;
  private final ProviderCatalog providers;
  private final Checks checks;
  private final ApplicationEventPublisher events;
  private final Map<AccountId, Run> runs = new ConcurrentHashMap<>();

  Refreshes(
      CredentialService credentials,
      ProviderCatalog providers,
      Checks checks,
      ApplicationEventPublisher events) {
    this.credentials = credentials;
    this.providers = providers;
    this.checks = checks;
    this.events = events;
  }

  @Override
  public RefreshProgress begin(AccountId account) {
    Run fresh = new Run(account, asked(account));
    Run now = runs.computeIfAbsent(account, absent -> fresh);
    if (now == fresh) {
      fresh.start();
    }
    return now.progress();
  }

  @Override
  public Optional<RefreshProgress> running(AccountId account) {
    return Optional.ofNullable(runs.get(account)).map(Run::progress);
  }

  @Override
  public void cancel(AccountId account) {
    Run run = runs.get(account);
    if (run != null) {
      run.cancel();
    }
  }

  /** In the order of the catalog; a key that does not open cannot be asked about. */
  private List<ProviderId> asked(AccountId account) {
    Set<ProviderId> saved =
        credentials.list(account).stream()
            .filter(credential -> credential.state() == Credential.State.SAVED)
            .map(Credential::provider)
            .collect(Collectors.toSet());
    return providers.all().stream().map(Provider::id).filter(saved::contains).toList();
  }

  /** One refresh. */
  private final class Run {

    private final AccountId account;
    private final Map<ProviderId, Step> steps = new LinkedHashMap<>();
    private final List<RunningCheck> asking = new ArrayList<>();

    Run(AccountId account, List<ProviderId> asked) {
      this.account = account;
      asked.forEach(
          provider -> steps.put(provider, new Step(provider, Phase.ASKING, 0, null, null)));
    }

    void start() {
      if (steps.isEmpty()) {
        runs.remove(account, this);
        return;
      }
      for (ProviderId provider : List.copyOf(steps.keySet())) {
        RunningCheck check =
            checks.begin(account, provider, listed -> show(provider, Phase.ASKING, listed, null));
        synchronized (this) {
          asking.add(check);
        }
        check.outcome().thenAccept(outcome -> end(provider, outcome));
      }
    }

    synchronized void cancel() {
      asking.forEach(RunningCheck::cancel);
    }

    synchronized RefreshProgress progress() {
      return new RefreshProgress(List.copyOf(steps.values()));
    }

    private void end(ProviderId provider, Optional<Outcome> outcome) {
      show(provider, outcome.isPresent() ? Phase.DONE : Phase.CANCELLED, -1, outcome.orElse(null));
    }

    /**
     * @param listed how many so far, or -1 for as many as before
     */
    private synchronized void show(
        ProviderId provider, Phase phase, int listed, @Nullable Outcome outcome) {
      Step before = steps.get(provider);
      if (before == null || before.phase() != Phase.ASKING) {
        return;
      }
      steps.put(
          provider,
          new Step(
              provider,
              phase,
              listed < 0 ? before.listed() : listed,
              outcome == null ? null : outcome.verdict(),
              outcome == null ? null : outcome.change()));
      RefreshProgress progress = progress();
      if (progress.isFinished()) {
        runs.remove(account, this);
      }
      events.publishEvent(new ModelEvent.Refreshing(account, progress));
    }
  }
}
