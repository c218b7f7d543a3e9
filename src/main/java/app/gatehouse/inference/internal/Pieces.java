package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A stream on its way to whoever asked, in whole events as far as they come whole. */
interface Pieces {

  /**
   * Waits for the next bytes. What was given before must not be used any more.
   *
   * @return null at the end
   * @throws app.gatehouse.outbound.OutboundException when the connection breaks or stands still
   */
  @Nullable ByteBuffer next() throws IOException;

  /** Whether it has come to where it may end. */
  boolean isComplete();

  /** What the provider told of within the stream; nothing of what comes after it counts. */
  @Nullable Failure failure();

  Tokens tokens();
}
