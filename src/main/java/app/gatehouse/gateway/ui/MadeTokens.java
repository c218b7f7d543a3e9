package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.AccessTokens.Made;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Access tokens that have just been made, on their way to the one page that shows them. Each is
 * handed out once, to its own account, within a minute. See docs/decisions/0038.
 */
@Component
class MadeTokens {

  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(AccountId account, Made made, Instant until) {}

  MadeTokens(Clock clock) {
    this.clock = clock;
  }

  /**
   * Keeps it for one look.
   *
   * @param made closed when it has not been taken in time
   * @return under which it is to be had; no secret, since it is worth nothing to other accounts
   */
  UUID keep(AccountId account, Made made) {
    UUID claim = UUID.randomUUID();
    kept.put(claim, new Kept(account, made, clock.instant().plus(WAIT)));
    return claim;
  }

  /** Hands it over to the caller, who closes it; empty when it is not there any more. */
  Optional<Made> take(AccountId account, UUID claim) {
    Kept found = kept.get(claim);
    if (found == null || !found.account().equals(account) || !kept.remove(claim, found)) {
      return Optional.empty();
    }
    if (found.until().isAfter(clock.instant())) {
      return Optional.of(found.made());
    }
    found.made().close();
    return Optional.empty();
  }

  /** It is not wanted any more. */
  void drop(UUID claim) {
    Kept found = kept.remove(claim);
    if (found != null) {
      found.made().close();
    }
  }

  @Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
  void dropForgotten() {
    Instant now = clock.instant();
    kept.forEach((claim, one) -> {
      if (!one.until().isAfter(now)) {
        drop(claim);
      }
    });
  }
}
