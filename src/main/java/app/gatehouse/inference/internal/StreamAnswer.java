package app.gatehouse.inference.internal;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Tokens;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream whose first piece has come. */
final class StreamAnswer implements Answer {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final OutboundStream upstream;
  private final Pieces pieces;
  private final Spoken spoken;
  private final Body body = new Body();
  private volatile @Nullable Failure failure;

  /**
   * @param first what has been taken of the pieces; null when there is nothing
   */
  StreamAnswer(OutboundStream upstream, Pieces pieces, Spoken spoken, @Nullable ByteBuffer first) {
    this.upstream = upstream;
    this.pieces = pieces;
    this.spoken = spoken;
    this.body.now = first == null ? NOTHING : first;
  }

  @Override
  public String contentType() {
    return "text/event-stream";
  }

  @Override
  public boolean stream() {
    return true;
  }

  @Override
  public Map<String, String> headers() {
    return PassedHeaders.of(upstream.head());
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public Tokens tokens() {
    return pieces.tokens();
  }

  @Override
  public @Nullable Failure failure() {
    return failure;
  }

  @Override
  public void close() {
    upstream.close();
  }

  private final class Body extends InputStream {

    private ByteBuffer now = NOTHING;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (!now.hasRemaining()) {
        if (ended) {
          return -1;
        }
        now = next();
      }
      int count = Math.min(length, now.remaining());
      now.get(target, offset, count);
      return count;
    }

    /** Only what can be read without waiting. */
    @Override
    public int available() {
      return now.remaining();
    }

    private ByteBuffer next() throws IOException {
      try {
        @Nullable ByteBuffer more = pieces.next();
        failure = pieces.failure();
        ended = more == null || failure != null;
        return more == null ? last() : more;
      } catch (OutboundException.Cancelled cancelled) {
        throw new IOException("The answer was closed", cancelled);
      } catch (OutboundException broken) {
        ended = true;
        // Of an answer that was complete, only its end is missing.
        return pieces.isComplete() ? NOTHING : telling(Failures.of(broken));
      } catch (IOException unreadable) {
        ended = true;
        return telling(Failures.broken());
      }
    }

    private ByteBuffer last() {
      return failure != null || pieces.isComplete() ? NOTHING : telling(Failures.broken());
    }

    private ByteBuffer telling(Failure why) {
      failure = why;
      return ByteBuffer.wrap(spoken.errorBytes(why));
    }
  }
}
