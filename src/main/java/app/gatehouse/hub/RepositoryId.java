package app.gatehouse.hub;

import java.util.regex.Pattern;

/**
 * Names a model on the Hub: {@code owner/name}, or for the oldest models a bare name such as {@code
 * gpt2}, which the Hub still answers by leading on to the full one. Each part has 1 to 96 letters,
 * digits, dots, dashes and underscores, begins and ends with a letter, digit or underscore, and
 * holds neither {@code --} nor {@code ..}: the rule of huggingface_hub's {@code validate_repo_id}.
 */
public record RepositoryId(String value) {

  private static final int MAX_LENGTH = 193;
  private static final Pattern PART = Pattern.compile("\\w(?:[\\w.-]{0,94}\\w)?");

  /**
   * @throws IllegalArgumentException when the value does not have the form above
   */
  public RepositoryId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not the id of a model on the Hub");
    }
  }

  /** Whether the value has the form above. */
  public static boolean isValid(String value) {
    if (value.length() > MAX_LENGTH) {
      return false;
    }
    int slash = value.indexOf('/');
    return slash < 0
        ? isPart(value)
        : isPart(value.substring(0, slash)) && isPart(value.substring(slash + 1));
  }

  private static boolean isPart(String part) {
    return PART.matcher(part).matches()
        && !part.contains("--")
        && !part.contains("..")
        && !part.endsWith(".git");
  }

  @Override
  public String toString() {
    return value;
  }
}
