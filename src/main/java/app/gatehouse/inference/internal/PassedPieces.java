package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.SseReader;
import app.gatehouse.inference.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands events on byte for byte, and reads of them only those that seem to tell of tokens or of a
 * failure. What has not come to its blank line waits for it, unless it grows too long for that.
 */
final class PassedPieces implements Pieces {

  private static final int BUFFER = 8 * 1024;

  /** Beyond this an event is handed on in parts, and not looked at. */
  private static final int LONGEST_EVENT = 4 * 1024 * 1024;

  private final InputStream in;
  private final Spoken spoken;
  private final Told told;
  private byte[] buffer = new byte[BUFFER];

  /** What has been given, up to here. */
  private int start;

  /** What has been looked through for line ends, up to here. */
  private int looked;

  private int end;
  private boolean lineHasBytes;
  private boolean comment;
  private boolean afterCr;
  private int eventStart;
  private boolean complete;
  private Tokens tokens = Tokens.UNKNOWN;
  private @Nullable Failure found;
  private @Nullable Failure failure;

  /** Reads what a provider tells of a failure within its answer. */
  interface Told {

    /**
     * @param error the whole event
     */
    Failure failure(JsonNode error);

    /** The text without what it holds of the secret. */
    String redacted(String text);
  }

  PassedPieces(InputStream in, Spoken spoken, Told told) {
    this.in = in;
    this.spoken = spoken;
    this.told = told;
  }

  @Override
  public @Nullable ByteBuffer next() throws IOException {
    if (failure != null) {
      return null;
    }
    if (found != null) {
      return failing();
    }
    makeRoom();
    while (true) {
      int whole = look();
      if (found != null) {
        // What came before it was a part of the answer.
        return eventStart > start ? give(eventStart) : failing();
      }
      if (whole > start || end - start > LONGEST_EVENT) {
        return give(Math.max(whole, end - start > LONGEST_EVENT ? end : 0));
      }
      grow();
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) {
        return rest();
      }
      end += count;
    }
  }

  private ByteBuffer give(int until) {
    ByteBuffer piece = ByteBuffer.wrap(buffer, start, until - start);
    start = until;
    eventStart = Math.max(eventStart, until);
    return piece;
  }

  /** What stands behind the last blank line. */
  private @Nullable ByteBuffer rest() {
    if (start == end) {
      return null;
    }
    event(eventStart, end);
    if (found == null) {
      return give(end);
    }
    return eventStart > start ? give(eventStart) : failing();
  }

  /** The event that tells of it, without the secret. */
  private ByteBuffer failing() {
    failure = found;
    String event = new String(buffer, eventStart, looked - eventStart, StandardCharsets.UTF_8);
    String clean = told.redacted(event).stripTrailing() + "\n\n";
    return ByteBuffer.wrap(clean.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Looks on through what has come.
   *
   * @return the end of the last event that is whole
   */
  private int look() {
    int whole = start;
    while (looked < end) {
      byte one = buffer[looked++];
      if (one == '\n' && afterCr) {
        // The second half of a line end that has been seen.
        afterCr = false;
        if (eventStart == looked - 1) {
          eventStart = looked;
          whole = looked;
        }
        continue;
      }
      afterCr = one == '\r';
      if (one == '\n' || one == '\r') {
        if (lineHasBytes ? comment : true) {
          event(eventStart, looked);
          if (found != null) {
            return whole;
          }
          eventStart = looked;
          whole = looked;
        }
        lineHasBytes = false;
        comment = false;
      } else if (!lineHasBytes) {
        lineHasBytes = true;
        comment = one == ':' && eventStart == looked - 1;
      }
    }
    return whole;
  }

  private void event(int from, int until) {
    int seems = Scan.event(buffer, from, until);
    if ((seems & Scan.ENDING) != 0) {
      complete = true;
    }
    if ((seems & (Scan.USAGE | Scan.ERROR)) == 0) {
      return;
    }
    @Nullable JsonNode json = json(from, until);
    if (json == null) {
      return;
    }
    JsonNode error = json.isArray() ? json.path(0).path("error") : json.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      found = told.failure(json);
    }
    tokens = spoken.tokens(json, tokens);
  }

  private @Nullable JsonNode json(int from, int until) {
    try {
      SseReader.@Nullable Event event =
          new SseReader(new ByteArrayInputStream(buffer, from, until - from)).next();
      return event == null ? null : JsonMapper.shared().readTree(event.data());
    } catch (IOException | JacksonException notJson) {
      return null;
    }
  }

  /** Moves what has not been given to the front. */
  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      looked -= start;
      eventStart -= start;
      start = 0;
    }
  }

  private void grow() {
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public @Nullable Failure failure() {
    return failure;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }
}
