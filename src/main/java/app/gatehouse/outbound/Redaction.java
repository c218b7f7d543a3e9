package app.gatehouse.outbound;

import app.gatehouse.vault.SecretText;
import java.util.BitSet;

/**
 * Cuts a secret out of text that came from outside. Providers echo the key they refuse, whole or in
 * part, so every stretch of at least 8 characters that also stands in the secret is replaced; of a
 * shorter secret, every stretch as long as the secret.
 */
public final class Redaction {

  private static final String DOTS = "••••••••";
  private static final int SHORTEST_STRETCH = 8;

  private Redaction() {}

  /** The text with dots in place of the secret; the text itself when nothing of it is there. */
  public static String cut(String text, SecretText secret) {
    String plain = secret.expose();
    int stretch = Math.min(SHORTEST_STRETCH, plain.length());
    if (stretch == 0) {
      return text;
    }
    BitSet shared = new BitSet(text.length());
    for (int position = 0; position < text.length(); position++) {
      shared.set(position, position + longestShared(text, position, plain, stretch));
    }
    StringBuilder clean = new StringBuilder(text.length());
    int position = 0;
    while (position < text.length()) {
      if (shared.get(position)) {
        clean.append(DOTS);
        position = shared.nextClearBit(position);
      } else {
        clean.append(text.charAt(position));
        position++;
      }
    }
    return clean.toString();
  }

  /**
   * How many characters from this position on also stand somewhere in the secret; 0 for too few.
   */
  private static int longestShared(String text, int position, String plain, int stretch) {
    int longest = 0;
    for (int start = 0; start + stretch <= plain.length(); start++) {
      int length = 0;
      while (start + length < plain.length()
          && position + length < text.length()
          && text.charAt(position + length) == plain.charAt(start + length)) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    return longest >= stretch ? longest : 0;
  }
}
