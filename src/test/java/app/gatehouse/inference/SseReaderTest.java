package app.gatehouse.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.gatehouse.inference.SseReader.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

  private static final String STREAM =
      """
      : a comment

      data: grüße 🌍

      event: named
      id: 7
      data:no blank
      data: second line
      data

      event: nothing
      retry: 5

      data: {"a":1}

      data: [DONE]

      """;

  private static final List<Event> EVENTS =
      List.of(
          new Event(null, "grüße 🌍"),
          new Event("named", "no blank\nsecond line\n"),
          new Event(null, "{\"a\":1}"),
          new Event(null, "[DONE]"));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInThreeWays(String end) throws IOException {
    assertThat(read(bytes(STREAM.replace("\n", end)))).isEqualTo(EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void packetsMayEndAnywhere(String end) throws IOException {
    byte[] all = bytes(STREAM.replace("\n", end));
    for (int cut = 0; cut <= all.length; cut++) {
      InputStream packets =
          new SequenceInputStream(
              new ByteArrayInputStream(Arrays.copyOf(all, cut)),
              new ByteArrayInputStream(Arrays.copyOfRange(all, cut, all.length)));
      assertThat(read(packets)).isEqualTo(EVENTS);
    }
  }

  @Test
  void aByteOrderMarkIsSkippedAtTheBeginningAlone() throws IOException {
    assertThat(read(bytes("\ufeffdata: a\n\ndata: \ufeffb\n\n")))
        .containsExactly(new Event(null, "a"), new Event(null, "\ufeffb"));
  }

  @Test
  void anEventThatTheEndCutsOffCounts() throws IOException {
    assertThat(read(bytes("data: a\n\ndata: b"))).extracting(Event::data).containsExactly("a", "b");
    assertThat(read(bytes("data: a\n\ndata: b\n")))
        .extracting(Event::data)
        .containsExactly("a", "b");
  }

  @Test
  void anEmptyStreamHasNoEvents() throws IOException {
    assertThat(read(bytes(""))).isEmpty();
    assertThat(read(bytes("\n\n: comment\n"))).isEmpty();
  }

  @Test
  void anEndlessEventEndsTheReading() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatIOException().isThrownBy(() -> new SseReader(endless).next());
  }

  @Test
  void anEndlessRowOfDataLinesEndsTheReading() {
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return "data: 0123456789\n".charAt(at++ % 17);
          }
        };

    assertThatIOException().isThrownBy(() -> new SseReader(endless).next());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Event> read(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes));
  }

  private static List<Event> read(InputStream in) throws IOException {
    SseReader reader = new SseReader(in);
    List<Event> events = new ArrayList<>();
    for (@Nullable Event event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }
}
