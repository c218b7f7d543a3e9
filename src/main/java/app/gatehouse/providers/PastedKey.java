package app.gatehouse.providers;

import java.nio.CharBuffer;

/** Where a key begins in what somebody pasted. Works on views, so that no copy of a key is left. */
final class PastedKey {

  private static final String SCHEME = "bearer";

  private PastedKey() {}

  /** The text without the blanks, quotes and {@code Bearer} that are often copied along. */
  static CharSequence withoutLead(CharSequence pasted) {
    int start = skipFiller(pasted, 0);
    if (hasScheme(pasted, start)) {
      start = skipFiller(pasted, start + SCHEME.length());
    }
    return CharBuffer.wrap(pasted, start, pasted.length());
  }

  private static int skipFiller(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && isFiller(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean hasScheme(CharSequence text, int from) {
    int end = from + SCHEME.length();
    if (end >= text.length() || !isFiller(text.charAt(end))) {
      return false;
    }
    for (int i = 0; i < SCHEME.length(); i++) {
      if (Character.toLowerCase(text.charAt(from + i)) != SCHEME.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFiller(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '"'
        || character == '\''
        || character == '`';
  }
}
