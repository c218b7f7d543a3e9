package app.gatehouse.outbound;

import org.jspecify.annotations.Nullable;

/**
 * No answer to a request. The message names the host at most, never a header, a query or anything
 * the other side sent.
 */
public abstract sealed class OutboundException extends RuntimeException {

  private OutboundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** For whoever sends several requests within one time, when that is up before the next. */
  public static OutboundException timeIsUp(String host) {
    return new NotReachable(NotReachable.Reason.TIMEOUT, host, null);
  }

  /** Whether the same request may well succeed later. */
  public abstract boolean retryable();

  /** Nothing that could be read came back. Says nothing about the key that was sent. */
  public static final class NotReachable extends OutboundException {

    private final Reason reason;

    NotReachable(Reason reason, String host, @Nullable Throwable cause) {
      super("No answer from " + host + ": " + reason, cause);
      this.reason = reason;
    }

    /** What went wrong on the way. */
    public enum Reason {
      /** No address is known for the host: a typing error, or no name service. */
      UNKNOWN_HOST,
      /** Nothing takes connections there, or no way leads there. */
      REFUSED,
      /** No secure connection: a certificate that is not trusted, or no TLS at all. */
      TLS,
      /** Too long without a byte, or too long altogether. */
      TIMEOUT,
      /** The connection broke, or what came was not HTTP. */
      BROKEN,
      /** The operator keeps Gatehouse away from there: nothing was sent. See {@link KeptAway}. */
      OFFLINE
    }

    public Reason reason() {
      return reason;
    }

    @Override
    public boolean retryable() {
      return reason != Reason.TLS && reason != Reason.OFFLINE;
    }
  }

  /** More came than is read, or it was packed beyond any measure. */
  public static final class AnswerTooLarge extends OutboundException {

    AnswerTooLarge(String host, int limitBytes) {
      super("The answer of " + host + " exceeds " + limitBytes + " bytes", null);
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /**
   * An address leads where addresses of its trust may not go; nothing was sent. See {@link
   * AddressTrust}.
   */
  public static final class AddressRefused extends OutboundException {

    AddressRefused(String host) {
      super(
          host
              + " leads to no address that may be reached: it is not public and not among"
              + " gatehouse.outbound.allowed-hosts, or it is a cloud's metadata service",
          null);
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** The thread that waited was interrupted; its interrupt flag is set again. */
  public static final class Cancelled extends OutboundException {

    Cancelled(String host) {
      super("The request to " + host + " was cancelled", null);
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }
}
