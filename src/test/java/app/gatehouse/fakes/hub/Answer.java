package app.gatehouse.fakes.hub;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param from where the body begins in the content
 * @param length of the body
 */
record Answer(
    int status, Map<String, String> headers, @Nullable Content content, long from, long length) {

  static Answer of(int status) {
    return new Answer(status, new LinkedHashMap<>(), null, 0, 0);
  }

  static Answer json(Object value) {
    return text(200, "application/json; charset=utf-8", Json.write(value));
  }

  static Answer text(int status, String type, String text) {
    Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
    return of(status).with("Content-Type", type).body(content, 0, content.length());
  }

  Answer with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Answer body(Content body, long begin, long count) {
    return new Answer(status, headers, body, begin, count);
  }
}
