package app.gatehouse.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream of events without the one that only tells what was used: whoever asked had not asked for
 * it. All others pass byte for byte, each when it is whole.
 */
final class WithoutUsage extends InputStream {

  /** What is longer is no event of this kind, and not waited for. */
  private static final int LONGEST = 64 * 1024;

  private final InputStream events;
  private final byte[] read = new byte[8192];
  private final ByteArrayOutputStream event = new ByteArrayOutputStream();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private byte[] ready = new byte[0];
  private int position;
  private boolean emptyLine = true;
  private boolean ended;

  WithoutUsage(InputStream events) {
    this.events = events;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (position == ready.length) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, target, offset, count);
    position += count;
    return count;
  }

  private void fill() throws IOException {
    int count = events.read(read);
    if (count < 0) {
      ended = true;
      pass();
    }
    for (int i = 0; i < count; i++) {
      take(read[i]);
    }
    ready = whole.toByteArray();
    position = 0;
    whole.reset();
  }

  private void take(byte next) {
    event.write(next);
    if (next == '\n') {
      if (emptyLine || event.size() > LONGEST) {
        pass();
      }
      emptyLine = true;
    } else if (next != '\r') {
      emptyLine = false;
    }
  }

  private void pass() {
    byte[] bytes = event.toByteArray();
    event.reset();
    if (!tellsOnlyUsage(new String(bytes, StandardCharsets.UTF_8))) {
      whole.writeBytes(bytes);
    }
  }

  private static boolean tellsOnlyUsage(String event) {
    if (event.length() > LONGEST || !event.contains("\"usage\"")) {
      return false;
    }
    String data =
        event
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(line -> line.substring("data:".length()))
            .collect(Collectors.joining("\n"));
    try {
      JsonNode json = JsonMapper.shared().readTree(data);
      return json.path("usage").isObject()
          && json.path("choices").isArray()
          && json.path("choices").isEmpty();
    } catch (JacksonException notJson) {
      return false;
    }
  }
}
