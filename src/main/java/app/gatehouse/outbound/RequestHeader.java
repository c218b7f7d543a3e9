package app.gatehouse.outbound;

import app.gatehouse.vault.SecretText;
import java.util.regex.Pattern;

/** One header of a request; a secret one shows itself as dots. */
sealed interface RequestHeader {

  Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

  String name();

  /** What goes on the wire. */
  String value();

  record Plain(String name, String value) implements RequestHeader {

    public Plain {
      requireSendable(name, value);
    }
  }

  record Secret(String name, String prefix, SecretText secret) implements RequestHeader {

    public Secret {
      requireSendable(name, prefix);
    }

    @Override
    public String value() {
      String value = prefix + secret.expose();
      requireSendable(name, value);
      return value;
    }
  }

  private static void requireSendable(String name, String value) {
    if (!NAME.matcher(name).matches() || !isSendable(value)) {
      throw new IllegalArgumentException("Characters that cannot stand in a header");
    }
  }

  /**
   * Visible ASCII and blanks only: a line break in a pasted key would begin a header of its own.
   */
  static boolean isSendable(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
