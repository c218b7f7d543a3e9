package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.outbound.OutboundException;
import java.util.Optional;

/** Outcomes that mean the same whatever was asked. */
final class General {

  private General() {}

  /** Empty when the answer says something about the token or the model. */
  static Optional<HubAccess> outcome(HubAnswer answer) {
    if (answer.status() >= 500) {
      return Optional.of(new NotReachable(NotReachable.Reason.SERVICE_DOWN));
    }
    return switch (answer.status()) {
      case 429 -> Optional.of(new RateLimited(answer.retryAfter()));
      case 408 -> Optional.of(new NotReachable(NotReachable.Reason.TIMEOUT));
      default -> Optional.empty();
    };
  }

  /**
   * @throws OutboundException.Cancelled as it came: nobody waits for an outcome
   */
  static HubAccess outcome(OutboundException failure) {
    return switch (failure) {
      case OutboundException.NotReachable unreachable ->
          switch (unreachable.reason()) {
            case UNKNOWN_HOST -> new NotReachable(NotReachable.Reason.UNKNOWN_HOST);
            case REFUSED -> new NotReachable(NotReachable.Reason.REFUSED);
            case TLS -> new NotReachable(NotReachable.Reason.TLS);
            case TIMEOUT -> new NotReachable(NotReachable.Reason.TIMEOUT);
            case BROKEN -> new NotReachable(NotReachable.Reason.BROKEN);
            case OFFLINE -> new Offline();
          };
      case OutboundException.AnswerTooLarge tooLarge -> new Unexpected(0);
      case OutboundException.AddressRefused refused -> new Unexpected(0);
      case OutboundException.Cancelled cancelled -> throw cancelled;
    };
  }
}
