package app.gatehouse.discovery;

import java.util.List;

/** What became of asking for models. */
public sealed interface Listing {

  /** All models there are, of every kind, no two with the same id; in the provider's order. */
  record Listed(List<ListedModel> models) implements Listing {

    public Listed {
      models = List.copyOf(models);
    }
  }

  /** The credential may not list models, or the provider has no list: what was known stands. */
  record NoList() implements Listing {}

  /** It was not asked for: the credential is no good, or there was no answer. */
  record NotAsked() implements Listing {}

  /**
   * The provider did not come to the end of its list: what was known stands.
   *
   * @param count how many it had named by then
   */
  record BrokenOff(int count) implements Listing {}
}
