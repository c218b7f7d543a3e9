package app.gatehouse.models;

import app.gatehouse.providers.ProviderId;
import java.util.Optional;

/**
 * Names a model across all providers, written {@code provider/id}: {@code openai/gpt-4o-mini}.
 *
 * @param id as the provider names it, 1 to 200 characters without white space; may hold slashes
 */
public record ModelRef(ProviderId provider, String id) implements Comparable<ModelRef> {

  public static final int MAX_ID_LENGTH = 200;

  /**
   * @throws IllegalArgumentException when the id does not have the form above
   */
  public ModelRef {
    if (!isValidId(id)) {
      throw new IllegalArgumentException("A model id has 1 to 200 characters and no white space");
    }
  }

  public static boolean isValidId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_ID_LENGTH
        && id.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  /** What {@link #toString} wrote; empty for anything else. */
  public static Optional<ModelRef> parse(String written) {
    int slash = written.indexOf('/');
    return slash > 0
            && ProviderId.isValid(written.substring(0, slash))
            && isValidId(written.substring(slash + 1))
        ? Optional.of(
            new ModelRef(new ProviderId(written.substring(0, slash)), written.substring(slash + 1)))
        : Optional.empty();
  }

  @Override
  public int compareTo(ModelRef other) {
    int byProvider = provider.compareTo(other.provider);
    return byProvider != 0 ? byProvider : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return provider + "/" + id;
  }
}
