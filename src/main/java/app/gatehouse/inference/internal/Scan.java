package app.gatehouse.inference.internal;

/**
 * Looks for what matters in the bytes of a stream without reading it as JSON: names of fields in
 * their quotes. Within a text the quotes have a backslash before them, so that what a model writes
 * is hardly ever taken for it; what is found is read as JSON by whoever asked for it.
 */
final class Scan {

  static final int USAGE = 1;
  static final int ERROR = 2;
  static final int ENDING = 4;

  private static final byte[] USAGE_NAME = ascii("usage\"");
  private static final byte[] ERROR_NAME = ascii("error\"");
  private static final byte[] FINISH_NAME = ascii("finish_reason\"");
  private static final byte[] STOP_NAME = ascii("message_stop\"");
  private static final byte[] DONE = ascii("[DONE]");

  private Scan() {}

  /**
   * What an event seems to hold: a sum of the constants above.
   *
   * @param end the first byte behind it
   */
  static int event(byte[] bytes, int start, int end) {
    int found = 0;
    for (int at = start; at < end; at++) {
      byte one = bytes[at];
      if (one == '"') {
        found |= name(bytes, at + 1, end);
      } else if (one == '[' && matches(bytes, at, end, DONE)) {
        found |= ENDING;
      }
    }
    return found;
  }

  private static int name(byte[] bytes, int at, int end) {
    if (at >= end) {
      return 0;
    }
    return switch (bytes[at]) {
      case 'u' -> matches(bytes, at, end, USAGE_NAME) ? USAGE : 0;
      case 'e' -> matches(bytes, at, end, ERROR_NAME) ? ERROR : 0;
      case 'm' -> matches(bytes, at, end, STOP_NAME) ? ENDING : 0;
      case 'f' ->
          matches(bytes, at, end, FINISH_NAME) && textFollows(bytes, at + FINISH_NAME.length, end)
              ? ENDING
              : 0;
      default -> 0;
    };
  }

  /** Whether the value behind a name is a text, not null. */
  private static boolean textFollows(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ':' || bytes[at] == ' ')) {
      at++;
    }
    return at < end && bytes[at] == '"';
  }

  private static boolean matches(byte[] bytes, int at, int end, byte[] wanted) {
    if (end - at < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
