package app.gatehouse.credentials;

import app.gatehouse.providers.Provider;

/**
 * A variable that should hold a provider's key, and holds none.
 *
 * @param variable the name it stood under
 */
public record RefusedKey(Provider provider, String variable, Reason reason) {

  /** Why the value is no key. */
  public enum Reason {
    EMPTY,
    /** What a page shows in place of a key. */
    MASKED,
    SEVERAL_LINES,
    STRANGE_CHARACTERS,
    TOO_LONG,
    /** What a template says where the key belongs, or a reference to where it is kept. */
    PLACEHOLDER,
    /** The provider is used without a key. */
    NO_KEY_NEEDED;

    static Reason of(PastedKey.Reason reason) {
      return switch (reason) {
        case EMPTY -> EMPTY;
        case MASKED -> MASKED;
        case MULTI_LINE -> SEVERAL_LINES;
        case STRANGE_CHARACTERS -> STRANGE_CHARACTERS;
        case TOO_LONG -> TOO_LONG;
      };
    }
  }
}
