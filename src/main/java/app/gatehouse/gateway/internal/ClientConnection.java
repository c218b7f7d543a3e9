package app.gatehouse.gateway.internal;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The connection a request came by. Tomcat itself notices only when it writes that nobody is there
 * any more; while a model thinks, nothing is written (docs/decisions/0036).
 */
class ClientConnection {

  /** The attribute of a request that holds its connection. */
  static final String ATTRIBUTE = ClientConnection.class.getName();

  private final Request request;

  ClientConnection(Request request) {
    this.request = request;
  }

  /**
   * Whether the other side has closed it, or at least its way to us. Reads without waiting; what
   * comes is kept for the next request. Only after the body was read whole, while nobody else
   * reads, and not when the request is over.
   */
  boolean isGone() {
    request.action(ActionCode.AVAILABLE, Boolean.TRUE);
    return request.getAvailable() > 0 && !hasNextRequest();
  }

  /** A read that fails counts as something available, though there is nothing. */
  private boolean hasNextRequest() {
    return !(request.getInputBuffer() instanceof ApplicationBufferHandler buffer)
        || buffer.getByteBuffer().hasRemaining();
  }

  /** Breaks it off, so that an answer that is not whole cannot be taken for one that is. */
  void abort() {
    request.action(ActionCode.CLOSE_NOW, null);
  }
}
