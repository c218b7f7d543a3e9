package app.gatehouse.credentials;

import app.gatehouse.vault.SecretText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person pasted as a key: freed from what clings to a key on its way through terminals,
 * configuration files and web pages, or refused for a reason that can be said in a sentence.
 */
public sealed interface PastedKey {

  /** Characters; far more than any provider's key has. */
  int MAX_LENGTH = 4096;

  /** A key to be saved. Whoever takes it closes it. */
  record Accepted(SecretText secret) implements PastedKey {}

  /** Nothing that could be a key. */
  record Refused(Reason reason) implements PastedKey {}

  /** Why an input cannot be a key. */
  enum Reason {
    EMPTY,
    /** Dots, stars or an ellipsis: what a page shows in place of a key. */
    MASKED,
    MULTI_LINE,
    /** White space inside, or characters that no header may carry. */
    STRANGE_CHARACTERS,
    TOO_LONG
  }

  /** Strips white space, quotes, a leading {@code Bearer} and {@code export NAME=}, then judges. */
  static PastedKey parse(String pasted) {
    if (pasted.length() > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    String key = Cleaning.strip(pasted);
    if (key.isEmpty()) {
      return new Refused(Reason.EMPTY);
    }
    if (key.lines().count() > 1) {
      return new Refused(Reason.MULTI_LINE);
    }
    if (Cleaning.MASK.matcher(key).find()) {
      return new Refused(Reason.MASKED);
    }
    if (!key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      return new Refused(Reason.STRANGE_CHARACTERS);
    }
    return new Accepted(SecretText.of(key));
  }

  /** The patterns, kept out of the interface's constants. */
  final class Cleaning {

    private static final Pattern MASK = Pattern.compile("[•●∙⋅…]|\\*{3}|\\.{3}");
    private static final Pattern AROUND =
        Pattern.compile("^[\\s\\h\\u200B\\uFEFF\"'`“”‘’]+|[\\s\\h\\u200B\\uFEFF\"'`“”‘’;,]+$");
    private static final Pattern BEFORE =
        Pattern.compile(
            "^(?:(?i:authorization:\\s*)?(?i:bearer)(?:\\s+|$)"
                + "|(?i:export|set)\\s+[A-Za-z_][A-Za-z0-9_]*\\s*=\\s*"
                + "|[A-Z][A-Z0-9_]+\\s*=\\s*(?=\\S{8}))");

    private Cleaning() {}

    /** Repeats until nothing more comes off: what clings comes in layers. */
    private static String strip(String pasted) {
      String before;
      String key = pasted;
      do {
        before = key;
        key = AROUND.matcher(key).replaceAll("");
        Matcher lead = BEFORE.matcher(key);
        key = lead.lookingAt() ? key.substring(lead.end()) : key;
      } while (!key.equals(before));
      return key;
    }
  }
}
