package app.gatehouse.providers;

import java.util.regex.Pattern;

/**
 * Names a provider, for example {@code openai}: 1 to 40 lower-case letters, digits and dashes,
 * beginning with a letter or digit.
 */
public record ProviderId(String value) implements Comparable<ProviderId> {

  private static final int MAX_LENGTH = 40;
  private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]*");

  /** Under this name go models that are files on this machine; no provider can have it. */
  public static final ProviderId LOCAL = new ProviderId("local");

  /**
   * @throws IllegalArgumentException when the value does not have the form above
   */
  public ProviderId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A provider id has 1 to 40 lower-case letters, digits and dashes");
    }
  }

  /** Whether a value has the form of an id. */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && SYNTAX.matcher(value).matches();
  }

  @Override
  public int compareTo(ProviderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
