package app.gatehouse.credentials;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a template says in a key's place from a key. */
final class Placeholder {

  private static final int SHORTEST_KEY = 8;
  private static final int FEWEST_CHARACTERS = 4;
  private static final Pattern REFERENCE =
      Pattern.compile("[$<%{].*|(?i:op|vault|file|env|aws|arn|https?):.*");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final Set<String> WORDS =
      Set.of(
          "your",
          "yours",
          "yourkey",
          "yourapikey",
          "yourtoken",
          "paste",
          "insert",
          "replace",
          "enter",
          "change",
          "changeme",
          "placeholder",
          "example",
          "sample",
          "dummy",
          "redacted",
          "todo",
          "fixme",
          "goes",
          "here",
          "apikey",
          "secret",
          "undefined");

  private Placeholder() {}

  /**
   * @param value neither empty nor masked
   */
  static boolean is(String value) {
    return value.length() < SHORTEST_KEY
        || value.chars().distinct().limit(FEWEST_CHARACTERS).count() < FEWEST_CHARACTERS
        || REFERENCE.matcher(value).matches()
        || Arrays.stream(NO_LETTERS.split(value.toLowerCase(Locale.ROOT))).anyMatch(WORDS::contains)
        || value.toLowerCase(Locale.ROOT).contains("xxxxx");
  }
}
