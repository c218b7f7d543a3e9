package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.HubSilence.NotReachable;
import app.gatehouse.hub.HubSilence.NotShown;
import app.gatehouse.hub.HubSilence.RateLimited;
import app.gatehouse.hub.HubSilence.Unexpected;
import app.gatehouse.outbound.OutboundException;
import java.util.Optional;

/** Why the Hub did not tell of models, of answers that do not. */
final class Silences {

  private Silences() {}

  static HubSilence of(HubAnswer answer) {
    Optional<HubAccess> general = General.outcome(answer);
    if (general.isPresent()) {
      return of(general.get());
    }
    boolean refusal = answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
    return refusal && answer.isHubError() ? new NotShown() : new Unexpected();
  }

  /**
   * @throws OutboundException.Cancelled as it came: nobody waits for an answer
   */
  static HubSilence of(OutboundException failure) {
    return of(General.outcome(failure));
  }

  private static HubSilence of(HubAccess outcome) {
    return switch (outcome) {
      case HubAccess.NotReachable(HubAccess.NotReachable.Reason reason) -> new NotReachable(reason);
      case HubAccess.Offline offline -> new HubSilence.Offline();
      case HubAccess.RateLimited(java.time.Duration wait) -> new RateLimited(wait);
      default -> new Unexpected();
    };
  }
}
