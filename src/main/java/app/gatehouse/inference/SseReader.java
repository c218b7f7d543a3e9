package app.gatehouse.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events. Lines end with LF, CR or both; several data lines are one text with
 * line feeds between them; comments and fields other than {@code event} and {@code data} are left
 * out; a byte order mark is skipped; an event that the end of the stream cuts off before its blank
 * line counts. For one thread.
 */
public final class SseReader {

  private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;
  private static final int BUFFER = 8 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private boolean afterCr;
  private boolean first = true;

  /**
   * @param in stays the caller's to close
   */
  public SseReader(InputStream in) {
    this.in = in;
  }

  /**
   * An event.
   *
   * @param name null where it has none
   */
  public record Event(@Nullable String name, String data) {}

  /**
   * Waits for the next event that has data.
   *
   * @return null at the end of the stream
   * @throws IOException also when an event is longer than 16 MB
   */
  public @Nullable Event next() throws IOException {
    @Nullable String name = null;
    @Nullable StringBuilder data = null;
    int bytes = 0;
    while (true) {
      boolean more = readLine();
      bytes += length;
      if (bytes > MAX_EVENT_BYTES) {
        throw new IOException("An event is longer than " + MAX_EVENT_BYTES + " bytes");
      }
      if (length == 0) {
        if (data != null) {
          return new Event(name, data.toString());
        }
        if (!more) {
          return null;
        }
        name = null;
        bytes = 0;
        continue;
      }
      @Nullable String value = field("data");
      if (value != null) {
        data = data == null ? new StringBuilder() : data.append('\n');
        data.append(value);
        continue;
      }
      @Nullable String called = field("event");
      name = called == null ? name : called;
    }
  }

  /** The value of the line's field when it has this name; null when it has another one. */
  private @Nullable String field(String name) {
    int after = name.length();
    if (length < after || (length > after && line[after] != ':')) {
      return null;
    }
    for (int i = 0; i < after; i++) {
      if (line[i] != name.charAt(i)) {
        return null;
      }
    }
    int from = Math.min(length, after + 1);
    if (from < length && line[from] == ' ') {
      from++;
    }
    return new String(line, from, length - from, StandardCharsets.UTF_8);
  }

  /**
   * Reads a line into {@link #line}, empty also at the end of the stream.
   *
   * @return false at the end of the stream, when there was nothing before it
   */
  private boolean readLine() throws IOException {
    length = 0;
    while (true) {
      if (position == end && !fill()) {
        return length > 0;
      }
      byte one = buffer[position++];
      if (one == '\n' && afterCr) {
        afterCr = false;
      } else if (one == '\n' || one == '\r') {
        afterCr = one == '\r';
        skipMark();
        return true;
      } else {
        afterCr = false;
        add(one);
      }
    }
  }

  private void skipMark() {
    if (first
        && length >= 3
        && line[0] == (byte) 0xef
        && line[1] == (byte) 0xbb
        && line[2] == (byte) 0xbf) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    }
    first = false;
  }

  private void add(byte one) throws IOException {
    if (length == MAX_EVENT_BYTES) {
      throw new IOException("An event is longer than " + MAX_EVENT_BYTES + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_EVENT_BYTES, 2 * length));
    }
    line[length++] = one;
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    end = Math.max(0, count);
    return count > 0;
  }
}
