package app.gatehouse.credentials;

import app.gatehouse.vault.SecretText;

/** The end of a secret, by which its owner tells it from another one. */
public final class Hint {

  private static final int LENGTH = 4;
  private static final int SHORTEST_WITH_HINT = 12;

  private Hint() {}

  /** The last 4 characters, or nothing when they would be a good part of the whole. */
  public static String of(SecretText secret) {
    String text = secret.expose();
    return text.length() < SHORTEST_WITH_HINT ? "" : text.substring(text.length() - LENGTH);
  }
}
