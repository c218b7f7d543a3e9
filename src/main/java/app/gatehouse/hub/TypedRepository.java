package app.gatehouse.hub;

import java.net.URI;

/** What became of a model's id or address that a user typed or pasted. */
public sealed interface TypedRepository {

  record Accepted(RepositoryId id) implements TypedRepository {}

  record Refused(Reason reason) implements TypedRepository {}

  /** Why no model could be read from the text. */
  enum Reason {
    EMPTY,
    /** More than 2,000 characters. */
    TOO_LONG,
    /** A link to another site than the Hub. */
    OTHER_SITE,
    /** A data set, a Space, a collection, or another page of the Hub. */
    NOT_A_MODEL,
    /** A link to an owner, without a model. */
    OWNER_ONLY,
    /** Neither {@code owner/name} nor a link, or characters that no id has. */
    MALFORMED
  }

  /**
   * Reads {@code owner/name}, a bare name, or a link to any page of a model, with or without
   * scheme, query and fragment.
   *
   * @param hub where the Hub is; links to it are read as well as those to huggingface.co and hf.co
   */
  static TypedRepository parse(String typed, URI hub) {
    return RepositoryParser.parse(typed, hub);
  }
}
