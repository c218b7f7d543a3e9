package app.gatehouse.fakes;

import java.util.ArrayList;
import java.util.List;

/** What a played model says: the prompt's own words, and something of everything Markdown has. */
final class PlayedWords {

  static final String THOUGHT = "The person wants an answer. I give one.";

  private PlayedWords() {}

  /** The answer to a prompt. */
  static String answer(String model, String prompt) {
    String said = prompt.isBlank() ? "nothing" : prompt.strip();
    String words = said.length() > 400 ? said.substring(0, 400) + "…" : said;
    if (said.length() < 40) {
      return "You said: **" + words + "** 🌍 – grüße";
    }
    return """
    You said: %s

    ## What %s makes of it

    1. It has **%d** words.
    2. It was *read* from the first to the last.

    | word | letters |
    |---|---:|
    %s

    ```java
    String answer = "grüße, 🌍";
    ```

    That is all.
    """
        .formatted(words, model, words.split("\\s+").length, rows(words));
  }

  private static String rows(String words) {
    StringBuilder rows = new StringBuilder();
    for (String word : List.of(words.split("\\s+")).stream().limit(5).toList()) {
      rows.append("| ").append(word.replace("|", "")).append(" | ").append(word.length());
      rows.append(" |\n");
    }
    return rows.toString().stripTrailing();
  }

  /** The text in pieces, as a model gives it: with the blank before a word. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < text.length(); at++) {
      boolean blank = Character.isWhitespace(text.charAt(at));
      if (blank && !Character.isWhitespace(text.charAt(at - 1))) {
        pieces.add(text.substring(from, at));
        from = at;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
