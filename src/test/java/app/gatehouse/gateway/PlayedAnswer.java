package app.gatehouse.gateway;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer as a test wants it. */
public final class PlayedAnswer implements Answer {

  private static final byte[] END = new byte[0];

  private final boolean stream;
  private final InputStream body;
  private final Map<String, String> headers;
  private final Tokens tokens;
  private final BlockingQueue<byte[]> pieces;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Failure failure;

  private PlayedAnswer(
      boolean stream,
      @Nullable InputStream body,
      BlockingQueue<byte[]> pieces,
      Map<String, String> headers,
      Tokens tokens) {
    this.stream = stream;
    this.pieces = pieces;
    this.body = body == null ? new Pieces() : body;
    this.headers = headers;
    this.tokens = tokens;
  }

  public static PlayedAnswer json(String json, Tokens tokens) {
    return new PlayedAnswer(
        false,
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new LinkedBlockingQueue<>(),
        Map.of("x-request-id", "theirs-1"),
        tokens);
  }

  /** One whose pieces come as the test sends them. */
  public static PlayedAnswer streaming() {
    return streaming(Tokens.UNKNOWN);
  }

  public static PlayedAnswer streaming(Tokens tokens) {
    return new PlayedAnswer(
        true,
        null,
        new LinkedBlockingQueue<>(),
        Map.of("x-request-id", "theirs-1", "x-ratelimit-remaining-requests", "9"),
        tokens);
  }

  /** One that is no stream, and comes in pieces all the same. */
  public static PlayedAnswer pieces() {
    return new PlayedAnswer(false, null, new LinkedBlockingQueue<>(), Map.of(), Tokens.UNKNOWN);
  }

  public PlayedAnswer send(String text) {
    pieces.add(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public PlayedAnswer end() {
    pieces.add(END);
    return this;
  }

  /** From here on nothing more can be read. */
  public PlayedAnswer breakOff(Failure why) {
    failure = why;
    close();
    return this;
  }

  /** The answer ended, but with this. */
  public PlayedAnswer failing(Failure why) {
    failure = why;
    return this;
  }

  /** Waits until it is closed; false when that does not happen. */
  public boolean isClosedWithin(long millis) throws InterruptedException {
    return closed.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public String contentType() {
    return stream ? "text/event-stream" : "application/json";
  }

  @Override
  public boolean stream() {
    return stream;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public @Nullable Failure failure() {
    return failure;
  }

  @Override
  public void close() {
    closed.countDown();
    pieces.add(END);
  }

  /** Gives one piece after the other. */
  private final class Pieces extends InputStream {

    private byte[] piece = END;
    private int position;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (position == piece.length) {
        if (ended) {
          return -1;
        }
        next();
        if (ended) {
          return -1;
        }
      }
      int count = Math.min(length, piece.length - position);
      System.arraycopy(piece, position, target, offset, count);
      position += count;
      return count;
    }

    private void next() throws IOException {
      try {
        piece = pieces.take();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      position = 0;
      if (piece.length == 0) {
        if (closed.getCount() == 0) {
          throw new IOException("Closed");
        }
        ended = true;
      }
    }
  }
}
