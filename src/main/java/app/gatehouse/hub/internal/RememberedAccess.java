package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.hub.AccessProof;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.KnownAccess;
import app.gatehouse.hub.RepositoryId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers in memory what checks have found, for a day and of as many models as anybody looks at;
 * what is forgotten is unknown again. An account's other token may be let through other gates, so a
 * change of the token forgets what was found with the old one.
 */
@Component
class RememberedAccess implements KnownAccess {

  static final int MOST = 5000;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Clock clock;
  private final ObjectProvider<AccessProof> proofs;
  private final Map<Asked, Known> found = new LinkedHashMap<>();

  private record Asked(AccountId account, RepositoryId model) {}

  RememberedAccess(Clock clock, ObjectProvider<AccessProof> proofs) {
    this.clock = clock;
    this.proofs = proofs;
  }

  @Override
  public Map<RepositoryId, Known> of(AccountId account, Set<RepositoryId> models) {
    Map<RepositoryId, Known> known = new HashMap<>();
    proofs
        .orderedStream()
        .flatMap(proof -> proof.proven(account, models).stream())
        .forEach(model -> known.put(model, new Known(true, null)));
    Instant oldest = clock.instant().minus(LONGEST);
    synchronized (found) {
      for (RepositoryId model : models) {
        Known last = found.get(new Asked(account, model));
        // What the Hub said of late counts for more than what it once gave.
        if (last != null && last.since() != null && last.since().isAfter(oldest)) {
          known.put(model, last);
        }
      }
    }
    return known;
  }

  @EventListener
  void on(HubEvent.AccessChecked event) {
    answer(event.access())
        .ifPresent(allowed -> remember(new Asked(event.account(), event.repository()), allowed));
  }

  @EventListener
  void on(CredentialEvent.Saved event) {
    if (event.provider().equals(HubSettings.PROVIDER)) {
      forget(event.account());
    }
  }

  @EventListener
  void on(CredentialEvent.Deleted event) {
    if (event.provider().equals(HubSettings.PROVIDER)) {
      forget(event.account());
    }
  }

  @EventListener
  void on(AccountRemoval event) {
    forget(event.account());
  }

  private void remember(Asked asked, boolean allowed) {
    synchronized (found) {
      // Taken out first, so that it counts as the latest.
      found.remove(asked);
      found.put(asked, new Known(allowed, clock.instant()));
      if (found.size() > MOST) {
        found.remove(found.keySet().iterator().next());
      }
    }
  }

  private void forget(AccountId account) {
    synchronized (found) {
      found.keySet().removeIf(asked -> asked.account().equals(account));
    }
  }

  /** Empty where the outcome says nothing about the model, so that what was known still holds. */
  private static Optional<Boolean> answer(HubAccess access) {
    return switch (access) {
      case HubAccess.Accessible yes -> Optional.of(true);
      case HubAccess.TokenRefused refused -> Optional.empty();
      case HubAccess.Gated gated -> Optional.of(false);
      case HubAccess.OrganizationRefuses refuses -> Optional.of(false);
      case HubAccess.Disabled disabled -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
