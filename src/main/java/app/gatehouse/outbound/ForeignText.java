package app.gatehouse.outbound;

/**
 * Texts that came from outside, as they may be shown. A secret that they may quote is cut out by
 * {@link Redaction}, after {@link #visible} and before {@link #shortened}.
 */
public final class ForeignText {

  private ForeignText() {}

  /**
   * The text on one line, without characters that show nothing or turn the direction of writing.
   */
  public static String visible(String raw) {
    StringBuilder shown = new StringBuilder();
    raw.codePoints()
        .filter(ForeignText::isVisible)
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /**
   * The text without blanks around it, its end given up for a mark where it is too long.
   *
   * @param longest how many characters, more than 1
   */
  public static String shortened(String text, int longest) {
    String bare = text.strip();
    return bare.length() <= longest ? bare : bare.substring(0, endOfWhole(bare, longest - 1)) + "…";
  }

  /**
   * {@link #visible} and {@link #shortened}, for what can quote no secret since none was sent, or
   * since the text is a name.
   */
  public static String of(String raw, int longest) {
    // What shows nothing may come first, but not for ever.
    String bounded = raw.length() > 4 * longest ? raw.substring(0, 4 * longest) : raw;
    return shortened(visible(bounded), longest);
  }

  /** The same place, or the one before where it would cut a character in two. */
  private static int endOfWhole(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> Character.isWhitespace(point);
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
