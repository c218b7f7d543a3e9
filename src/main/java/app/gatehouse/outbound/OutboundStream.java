package app.gatehouse.outbound;

import app.gatehouse.outbound.OutboundException.Cancelled;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body is still on its way. It is read as it came, never unpacked, and may be read
 * by one thread only; reads of many bytes go straight to the connection. Closing may be done by any
 * thread: what has not been read by then is not read any more, the connection is cut, and a read
 * that waits ends at once. Always close it.
 */
public final class OutboundStream implements AutoCloseable {

  private final OutboundResponse head;
  private final StreamExchange exchange;
  private final ClassicHttpResponse response;
  private final String host;
  private final RequestLimits limits;
  private final InputStream body;
  private final Deadline deadline;

  private volatile boolean closed;
  private volatile boolean finished;

  private OutboundStream(
      StreamExchange exchange,
      ClassicHttpResponse response,
      InputStream content,
      Deadline deadline,
      OutboundRequest request) {
    this.head =
        new OutboundResponse(
            response.getCode(), Exchange.headers(response), BoundedBody.EMPTY.bytes(), false);
    this.exchange = exchange;
    this.response = response;
    this.host = request.uri().getHost();
    this.limits = request.limits();
    this.body = new Body(content);
    this.deadline = deadline;
  }

  /**
   * @param deadline running, for all of it
   */
  static OutboundStream of(
      StreamExchange exchange,
      ClassicHttpResponse response,
      Deadline deadline,
      OutboundRequest request)
      throws IOException {
    @Nullable HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    OutboundStream stream = new OutboundStream(exchange, response, content, deadline, request);
    stream.finished = entity == null;
    return stream;
  }

  /** Status and headers, with an empty body. */
  public OutboundResponse head() {
    return head;
  }

  /** The HTTP status; a redirect is an answer like any other, it has not been followed. */
  public int status() {
    return head.status();
  }

  /** The first value of a header; its name in any case. */
  public Optional<String> header(String name) {
    return head.header(name);
  }

  /** All values of a header in the order they came, none when it is not there. */
  public List<String> headers(String name) {
    return head.headers(name);
  }

  /**
   * Empty when there is none. Its reads throw {@link OutboundException} and never {@link
   * IOException}: {@link NotReachable} when the connection breaks, stands still, or takes longer
   * than all may take, {@link Cancelled} after {@link #close} or when the reading thread is
   * interrupted. Interrupting ends a read that waits only on a virtual thread; closing ends any.
   */
  public InputStream body() {
    return body;
  }

  /**
   * Reads what is left of the body and closes this.
   *
   * @param limit bytes; what is beyond makes the answer a truncated one
   * @throws OutboundException as reads of {@link #body} do
   */
  public OutboundResponse whole(int limit) {
    try (this) {
      byte[] bytes = body.readNBytes(limit);
      boolean more = bytes.length == limit && body.read() >= 0;
      return head.withBody(bytes, more);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    closed = true;
    deadline.end();
    // Closing reads on to the end of the answer, so a connection with a rest is cut first.
    if (!finished) {
      exchange.cancel();
    }
    Exchange.closeQuietly(response);
  }

  private RuntimeException translate(IOException failure) {
    if (deadline.isLate()) {
      return new NotReachable(Reason.TIMEOUT, host, null);
    }
    if (closed || Thread.currentThread().isInterrupted()) {
      return new Cancelled(host);
    }
    return Failures.translate(failure, host, limits);
  }

  @Override
  public String toString() {
    return "status " + status() + ", a stream";
  }

  private final class Body extends InputStream {

    private final InputStream content;

    Body(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (closed && !finished) {
        throw new Cancelled(host);
      }
      try {
        int read = content.read(target, offset, length);
        if (read < 0) {
          finished = true;
        }
        return read;
      } catch (IOException failure) {
        throw translate(failure);
      }
    }

    @Override
    public void close() {
      OutboundStream.this.close();
    }
  }
}
