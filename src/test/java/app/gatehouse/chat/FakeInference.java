package app.gatehouse.chat;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a test tells it to, piece by piece, in OpenAI's dialect. */
public final class FakeInference implements Inference {

  private static final byte[] END = {};

  public final List<ModelRequest> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Play> plays = new LinkedBlockingQueue<>();

  private sealed interface Play {

    record Answers(Script script) implements Play {}

    record Refuses(Failure failure) implements Play {}
  }

  /** The next request is answered by this script, which goes on while it is being read. */
  public Script answers() {
    Script script = new Script();
    plays.add(new Play.Answers(script));
    return script;
  }

  /** The next request gets no answer. */
  public void refuses(Failure failure) {
    plays.add(new Play.Refuses(failure));
  }

  public String lastBody() {
    return new String(asked.getLast().body().json(), StandardCharsets.UTF_8);
  }

  @Override
  public Answer ask(ModelRequest request) throws InferenceException {
    asked.add(request);
    try {
      return switch (plays.take()) {
        case Play.Answers(Script script) -> script;
        case Play.Refuses(Failure failure) -> throw new InferenceException(failure);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InferenceException(new Failure(Failure.Reason.NOT_REACHABLE, 0, null, null, null));
    }
  }

  /** An answer on its way. */
  public static final class Script implements Answer {

    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final Body body = new Body();
    private volatile Tokens tokens = Tokens.UNKNOWN;
    private volatile @Nullable Failure failure;
    private volatile boolean closed;

    /** Whether whoever reads has ended it. */
    public boolean isClosed() {
      return closed;
    }

    public Script says(String text) {
      return delta("content", text);
    }

    public Script thinks(String text) {
      return delta("reasoning_content", text);
    }

    public Script raw(String bytes) {
      pieces.add(bytes.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    public Script uses(long prompt, long completion) {
      tokens = new Tokens(prompt, null, completion, null);
      return this;
    }

    /** The end of the stream. */
    public void ends() {
      raw("data: [DONE]\n\n");
      pieces.add(END);
    }

    public void breaks(Failure why) {
      failure = why;
      raw("data: {\"error\":{\"message\":\"broke\"}}\n\n");
      pieces.add(END);
    }

    private Script delta(String field, String text) {
      return raw(
          "data: {\"model\":\"fake\",\"choices\":[{\"delta\":{\""
              + field
              + "\":"
              + JsonMapper.shared().writeValueAsString(text)
              + "}}]}\n\n");
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
      return Map.of();
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

    /** Gives what has come, and waits where nothing has. */
    private final class Body extends InputStream {

      private byte[] now = {};
      private int at;
      private boolean ended;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int available() {
        return now.length - at;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (at == now.length && !ended) {
          try {
            now = pieces.take();
            at = 0;
            ended = now.length == 0;
          } catch (InterruptedException e) {
            throw new IOException("closed", e);
          }
        }
        if (ended) {
          return -1;
        }
        int count = Math.min(length, now.length - at);
        System.arraycopy(now, at, into, offset, count);
        at += count;
        return count;
      }
    }
  }
}
