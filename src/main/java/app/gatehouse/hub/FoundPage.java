package app.gatehouse.hub;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the answer to a search.
 *
 * @param models in the order that was asked for; may hold what an earlier page held
 * @param next where the next part is asked for; null when there is none
 * @param cut whether there is more at an address that is not the Hub's, where nobody is asked
 */
public record FoundPage(List<FoundModel> models, @Nullable Next next, boolean cut) {

  /** An address the Hub gave, to be asked as it is. */
  public record Next(URI address) {}

  public FoundPage {
    models = List.copyOf(models);
  }
}
