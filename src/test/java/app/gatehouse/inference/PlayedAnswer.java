package app.gatehouse.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** An answer that a test gives piece by piece; a read waits for the next one. */
public final class PlayedAnswer implements Answer {

  private static final byte[] END = new byte[0];

  private final boolean stream;
  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private final Body body = new Body();
  private volatile Tokens tokens = Tokens.UNKNOWN;
  private volatile @Nullable Failure failure;
  private volatile boolean closed;

  PlayedAnswer(boolean stream) {
    this.stream = stream;
  }

  /** A whole answer that is there at once. */
  public static PlayedAnswer whole(String json, Tokens tokens) {
    PlayedAnswer answer = new PlayedAnswer(false);
    answer.give(json);
    answer.end(tokens);
    return answer;
  }

  /** A stream whose pieces the test gives by {@link #give} and {@link #end}. */
  public static PlayedAnswer streamed() {
    return new PlayedAnswer(true);
  }

  /** Gives these bytes as they are. */
  public PlayedAnswer give(String piece) {
    pieces.add(piece.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Gives an event with this data. */
  public PlayedAnswer giveEvent(String data) {
    return give("data: " + data + "\n\n");
  }

  /** Gives text as OpenAI streams it. */
  public PlayedAnswer giveText(String text) {
    return giveEvent(FakeInference.chunk(text));
  }

  /** Comes to a good end. */
  public void end(Tokens counted) {
    tokens = counted;
    pieces.add(END);
  }

  /** Ends as an answer does that breaks off: with an event of its own where it is a stream. */
  public void breakOff(Failure why) {
    failure = why;
    if (stream) {
      giveEvent("{\"error\":{\"message\":\"broken off\",\"type\":\"upstream_error\"}}");
    }
    pieces.add(END);
  }

  /** Whether whoever asked has closed it. */
  public boolean isClosed() {
    return closed;
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
    return Map.of("x-request-id", "req-played");
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
    closed = true;
    pieces.add(END);
  }

  private final class Body extends InputStream {

    private byte[] now = new byte[0];
    private int position;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!ended && position == now.length) {
        now = next();
        position = 0;
        ended = now == END;
      }
      if (ended) {
        return -1;
      }
      int count = Math.min(length, now.length - position);
      System.arraycopy(now, position, target, offset, count);
      position += count;
      return count;
    }

    private byte[] next() throws IOException {
      try {
        return pieces.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
    }

    @Override
    public byte[] readAllBytes() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] some = new byte[1024];
      for (int count = read(some, 0, 1024); count >= 0; count = read(some, 0, 1024)) {
        all.write(some, 0, count);
      }
      return all.toByteArray();
    }
  }
}
