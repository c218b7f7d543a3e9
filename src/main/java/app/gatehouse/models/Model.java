package app.gatehouse.models;

/**
 * Something that can be chatted with, as an account sees it.
 *
 * @param name for people; the id where nothing better is known
 * @param providerName for people
 * @param unlocked whether the account has what its provider asks for
 */
public record Model(
    ModelRef ref, String name, String providerName, Source source, boolean unlocked) {

  /** How Gatehouse knows of a model. Where two know the same one, the later constant counts. */
  public enum Source {
    /** Built in, to begin with; providers retire ids, so it may be out of date. */
    DEFAULT_LIST,
    /** Added by hand. */
    REGISTRY
  }
}
