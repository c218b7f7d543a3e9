package app.gatehouse.chat.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (the WHATWG HTML standard, 9.2.6): only their data, since OpenAI's
 * dialect has nothing else in them.
 */
final class EventStream {

  private static final String DATA = "data:";

  private final BufferedReader lines;

  EventStream(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** The data of the next event, its lines joined; null at the end. Waits where none has come. */
  @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && any) {
        return data.toString();
      }
      if (line.startsWith(DATA)) {
        data.append(any ? "\n" : "").append(value(line));
        any = true;
      }
    }
    // Some servers leave out the last blank line.
    return any ? data.toString() : null;
  }

  private static String value(String line) {
    String value = line.substring(DATA.length());
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
