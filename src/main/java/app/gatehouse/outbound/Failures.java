package app.gatehouse.outbound;

import app.gatehouse.outbound.GuardedResolver.RefusedAddressException;
import app.gatehouse.outbound.OutboundException.AddressRefused;
import app.gatehouse.outbound.OutboundException.AnswerTooLarge;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the HTTP client throws into our own family; the one place that does. */
final class Failures {

  private Failures() {}

  static RuntimeException translate(
      @Nullable Throwable failure, String host, RequestLimits limits) {
    return switch (failure) {
      case RefusedAddressException refused -> new AddressRefused(host);
      case HttpClients.KeptAwayException offline -> unreachable(Reason.OFFLINE, host, offline);
      case UnknownHostException unknown -> unreachable(Reason.UNKNOWN_HOST, host, unknown);
      case ConnectException refused -> unreachable(Reason.REFUSED, host, refused);
      case NoRouteToHostException noRoute -> unreachable(Reason.REFUSED, host, noRoute);
      case SSLException tls -> unreachable(Reason.TLS, host, tls);
      case InterruptedIOException late -> unreachable(Reason.TIMEOUT, host, late);
      case Exchange.AnswerTooLongException tooLong ->
          new AnswerTooLarge(host, limits.maxAnswerBytes());
      case BoundedBody.PackedTooTightlyException bomb ->
          new AnswerTooLarge(host, limits.maxAnswerBytes());
      // Without its cause: the client quotes lines it does not understand, and those may echo a
      // key.
      case IOException broken -> new NotReachable(Reason.BROKEN, host, null);
      case RuntimeException own -> own;
      case Error severe -> throw severe;
      case null, default -> new IllegalStateException("The exchange failed", failure);
    };
  }

  private static NotReachable unreachable(Reason reason, String host, IOException cause) {
    return new NotReachable(reason, host, cause);
  }
}
