package app.gatehouse.providers;

/**
 * How a provider's keys begin. A prefix is hard evidence of where a key belongs; its length is not,
 * since providers change it.
 *
 * @param prefix compared as it is, case included; never empty
 */
public record KeyShape(String prefix) {

  /**
   * @throws IllegalArgumentException when the prefix is blank
   */
  public KeyShape {
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("A key shape has a prefix");
    }
  }

  /** Whether the key begins this way; looks no further into it than the prefix is long. */
  public boolean matches(CharSequence key) {
    return CharSequence.compare(prefix, key.subSequence(0, Math.min(prefix.length(), key.length())))
        == 0;
  }
}
