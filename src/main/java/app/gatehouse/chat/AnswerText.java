package app.gatehouse.chat;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the pieces of an answer. Some models, local ones above all, write what they think into
 * the answer itself, between {@code <think>} and {@code </think>} at its beginning: that counts as
 * reasoning. Safe for use by several threads.
 */
final class AnswerText {

  /** Characters; what goes on beyond is a model that has lost its way. */
  static final int LONGEST = 2_000_000;

  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private boolean cut;
  private @Nullable String servedAs;

  /** Both parts as they stand. */
  record Parts(String text, String reasoning) {}

  synchronized void text(String piece) {
    text.append(piece);
  }

  synchronized void reasoning(String piece) {
    reasoning.append(piece);
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized boolean wasCut() {
    return cut;
  }

  synchronized void servedAs(String model) {
    servedAs = model;
  }

  synchronized @Nullable String servedAs() {
    return servedAs;
  }

  synchronized boolean isEmpty() {
    return text.isEmpty() && reasoning.isEmpty();
  }

  synchronized boolean isTooLong() {
    return text.length() + reasoning.length() > LONGEST;
  }

  synchronized Parts parts() {
    String all = text.toString();
    String begun = all.stripLeading();
    if (!begun.startsWith(OPEN)) {
      // The first letters of the mark are no text yet.
      return new Parts(
          OPEN.startsWith(begun) && begun.startsWith("<t") ? "" : all, reasoning.toString());
    }
    int end = begun.indexOf(CLOSE);
    String thought = begun.substring(OPEN.length(), end < 0 ? begun.length() : end).strip();
    String rest = end < 0 ? "" : begun.substring(end + CLOSE.length()).stripLeading();
    return new Parts(rest, reasoning.isEmpty() ? thought : reasoning + "\n\n" + thought);
  }
}
