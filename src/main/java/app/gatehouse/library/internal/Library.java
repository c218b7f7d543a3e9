package app.gatehouse.library.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/**
 * What was found when the cache was last looked through, and who of the accounts sees which of it
 * (docs/decisions/0031).
 */
@Service
class Library implements LocalFiles {

  private final CacheScan scan;
  private final Passes passes;
  private final AccountService accounts;
  private final ApplicationEventPublisher events;
  private final ReentrantLock looking = new ReentrantLock();
  private final Set<AccountId> told = ConcurrentHashMap.newKeySet();
  private volatile List<LocalFile> files = List.of();

  Library(
      HubSettings settings,
      Passes passes,
      AccountService accounts,
      ApplicationEventPublisher events) {
    this.scan = new CacheScan(settings.cache());
    this.passes = passes;
    this.accounts = accounts;
    this.events = events;
  }

  @Override
  public List<LocalFile> list(AccountId account) {
    told.add(account);
    List<LocalFile> all = files;
    if (all.isEmpty()) {
      return all;
    }
    Set<RepositoryId> let = passes.of(account);
    boolean owner = accounts.find(account).map(Account::owner).orElse(false);
    Set<RepositoryId> fetched = owner ? passes.fetched() : Set.of();
    return all.stream()
        .filter(file ->
            let.contains(file.repository()) || (owner && !fetched.contains(file.repository())))
        .toList();
  }

  @Override
  public Optional<LocalFile> find(AccountId account, ModelRef ref) {
    return list(account).stream().filter(file -> file.ref().equals(ref)).findFirst();
  }

  @Override
  public List<LocalFile> of(AccountId account, RepositoryId repository) {
    return list(account).stream().filter(file -> file.repository().equals(repository)).toList();
  }

  @Override
  public void look() {
    if (scanned()) {
      tellAll();
    }
  }

  private boolean scanned() {
    looking.lock();
    try {
      List<LocalFile> found = scan.run();
      boolean different = !found.equals(files);
      files = found;
      return different;
    } finally {
      looking.unlock();
    }
  }

  private void tellAll() {
    told.forEach(account -> events.publishEvent(new ModelEvent.Changed(account)));
  }

  /** Before others hear that it is finished, so that they find the file. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(DownloadEvent.Finished finished) {
    boolean let = passes.grant(finished.account(), finished.repository());
    boolean first = passes.fetched(finished.repository());
    if (scanned() || first) {
      tellAll();
    } else if (let) {
      events.publishEvent(new ModelEvent.Changed(finished.account()));
    }
  }

  @EventListener
  void on(HubEvent.AccessChecked checked) {
    boolean changed =
        switch (checked.access()) {
          case HubAccess.Accessible accessible ->
              passes.grant(checked.account(), checked.repository());
          case HubAccess.NeverAsked _,
              HubAccess.Waiting _,
              HubAccess.Rejected _,
              HubAccess.Reset _ ->
              revoke(checked);
          case HubAccess.NotFoundOrPrivate missing -> missing.withToken() && revoke(checked);
          // Says nothing of the account itself, so what it was let in to before still holds.
          case HubAccess.NoToken _,
              HubAccess.TokenRefused _,
              HubAccess.TokenLacksGatedScope _,
              HubAccess.TokenInvalid _,
              HubAccess.TokenExpired _,
              HubAccess.NeedsReentry _,
              HubAccess.PartMissing _,
              HubAccess.OrganizationRefuses _,
              HubAccess.Disabled _,
              HubAccess.RateLimited _,
              HubAccess.Offline _,
              HubAccess.NotReachable _,
              HubAccess.Unexpected _ ->
              false;
        };
    if (changed) {
      events.publishEvent(new ModelEvent.Changed(checked.account()));
    }
  }

  private boolean revoke(HubEvent.AccessChecked checked) {
    return passes.revoke(checked.account(), checked.repository());
  }

  @EventListener
  void on(AccountRemoval removal) {
    told.remove(removal.account());
    passes.forget(removal.account());
  }
}
