package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.outbound.OutboundException;

/** Failures that are no provider's word. */
final class Failures {

  private Failures() {}

  static Failure of(Reason reason) {
    return new Failure(reason, 0, null, null, null);
  }

  /** A sentence of ours in place of the provider's. */
  static Failure of(Reason reason, String message) {
    return new Failure(reason, 0, null, null, message);
  }

  static Failure broken() {
    return of(Reason.NOT_REACHABLE);
  }

  /**
   * @throws OutboundException.Cancelled as it is: nobody waits for an answer any more
   */
  static Failure of(OutboundException failure) {
    return of(
        switch (failure) {
          case OutboundException.NotReachable none ->
              switch (none.reason()) {
                case TIMEOUT -> Reason.TIMEOUT;
                case OFFLINE -> Reason.ADDRESS_REFUSED;
                case UNKNOWN_HOST, REFUSED, TLS, BROKEN -> Reason.NOT_REACHABLE;
              };
          case OutboundException.AddressRefused refused -> Reason.ADDRESS_REFUSED;
          case OutboundException.AnswerTooLarge tooLarge -> Reason.WRONG_SERVICE;
          case OutboundException.Cancelled cancelled -> throw cancelled;
        });
  }
}
