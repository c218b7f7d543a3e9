package app.gatehouse.discovery;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundException.AddressRefused;
import app.gatehouse.outbound.OutboundException.AnswerTooLarge;
import app.gatehouse.outbound.OutboundException.Cancelled;

/** What statuses and failures mean at any provider, where its dialect does not say otherwise. */
public final class Refusals {

  private static final int PAYMENT_REQUIRED = 402;
  private static final int TOO_MANY_REQUESTS = 429;

  private Refusals() {}

  /** The verdict by an answer without success; also by one whose body is not what was asked for. */
  public static Verdict verdict(Reply reply) {
    int status = reply.status();
    if (status >= 500) {
      return new NotReachable(Trouble.SERVER_ERROR);
    }
    if (status >= 300 && status < 400) {
      return new WrongService(Found.REDIRECT);
    }
    // Whatever its status, a page for people is not the provider's word on a key.
    if (reply.isWebPage()) {
      return new WrongService(Found.WEB_PAGE);
    }
    return switch (status) {
      case 401 -> new Rejected(Rejection.INVALID);
      case PAYMENT_REQUIRED -> new Limited(Limit.NO_CREDIT, reply.retryAt());
      case 403 -> new Limited(Limit.NO_PERMISSION, null);
      case 404, 405, 410 -> new WrongService(Found.NOTHING_THERE);
      case 408 -> new NotReachable(Trouble.TIMEOUT);
      case TOO_MANY_REQUESTS -> new Limited(Limit.RATE_LIMIT, reply.retryAt());
      default -> new WrongService(Found.OTHER_SHAPE);
    };
  }

  /**
   * The verdict where there was no answer.
   *
   * @throws Cancelled as it is: nobody waits for a verdict any more
   */
  public static Verdict verdict(OutboundException failure) {
    return new NotReachable(
        switch (failure) {
          case OutboundException.NotReachable none ->
              switch (none.reason()) {
                case UNKNOWN_HOST -> Trouble.UNKNOWN_HOST;
                case REFUSED -> Trouble.REFUSED;
                case TLS -> Trouble.TLS;
                case TIMEOUT -> Trouble.TIMEOUT;
                case BROKEN -> Trouble.BROKEN;
                case OFFLINE -> Trouble.OFFLINE;
              };
          case AnswerTooLarge tooLarge -> Trouble.TOO_LARGE;
          case AddressRefused refused -> Trouble.ADDRESS_NOT_ALLOWED;
          case Cancelled cancelled -> throw cancelled;
        });
  }
}
