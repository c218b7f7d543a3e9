package app.gatehouse.inference;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of success whose body is still on its way. For one thread, but for {@link #close},
 * which may be called by any and ends a read that waits.
 */
public interface Answer extends AutoCloseable {

  /** {@code text/event-stream} where the request asked for a stream, else JSON. */
  String contentType();

  /** Whether the body comes as server-sent events. */
  boolean stream();

  /**
   * What of the provider's headers is worth passing on: its id of the request and what is left of
   * its limits. Names in lower case.
   */
  Map<String, String> headers();

  /**
   * The body in the dialect of the request. A read gives what has come so far, and waits only when
   * nothing has. A stream that breaks off after its beginning, or in which the provider tells of a
   * failure, ends with an event in the dialect's own form for errors; {@link #failure} tells it
   * too. A body that is no stream is whole before it is given. Once this is closed, or the thread
   * is interrupted, reads throw {@link java.io.IOException}.
   */
  InputStream body();

  /** What the provider counted, as far as its answer has come. */
  Tokens tokens();

  /** Why the answer is not whole; null while nothing has gone wrong. */
  @Nullable Failure failure();

  /** Ends the answer upstream where it has not ended; without effect afterwards. */
  @Override
  void close();
}
