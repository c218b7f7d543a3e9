package app.gatehouse.fakes.hub;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with a part of a content, or with all of it. */
final class Parts {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private Parts() {}

  /**
   * @param range what the header of this name says, or null
   * @param headers of the answer
   */
  static Answer of(Content content, @Nullable String range, Map<String, String> headers) {
    long size = content.length();
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return with(Answer.of(200), headers).body(content, 0, size);
    }
    long from;
    long to = size - 1;
    if (asked.group(1).isEmpty()) {
      from = Math.max(0, size - Long.parseLong(asked.group(2)));
    } else {
      from = Long.parseLong(asked.group(1));
      if (!asked.group(2).isEmpty()) {
        to = Math.min(to, Long.parseLong(asked.group(2)));
      }
    }
    if (from >= size || from > to) {
      return Answer.text(416, "application/xml", "<Error><Code>InvalidRange</Code></Error>")
          .with("Content-Range", "bytes */" + size);
    }
    return with(Answer.of(206), headers)
        .with("Content-Range", "bytes %d-%d/%d".formatted(from, to, size))
        .body(content, from, to - from + 1);
  }

  private static Answer with(Answer answer, Map<String, String> headers) {
    answer.headers().putAll(headers);
    return answer;
  }
}
