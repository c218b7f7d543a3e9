package app.gatehouse.discovery;

import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the models of all pages of a list, in their order. */
public final class ModelCollector {

  /** Several times what the longest known list has; beyond it a list is taken for endless. */
  private static final int MOST_MODELS = 50_000;

  private static final int MOST_PAGES = 200;

  private final ProviderCall call;
  private final Map<String, ListedModel> models = new LinkedHashMap<>();
  private int pages;

  public ModelCollector(ProviderCall call) {
    this.call = call;
  }

  /**
   * Takes a model in. One whose id cannot be an id is left out, one that was there already stays as
   * it was.
   *
   * @param id as the provider has it
   * @param name for people; null or blank where there is none
   */
  public void add(String id, @Nullable String name, ModelFacts facts) {
    // An id that shortening or redaction would change cannot be asked for.
    if (models.size() < MOST_MODELS && ModelRef.isValidId(id) && id.equals(call.text(id))) {
      String called = name == null ? null : call.text(name);
      models.putIfAbsent(id, new ListedModel(id, called == null ? id : called, facts));
    }
  }

  /**
   * Ends a page.
   *
   * @return whether a next one may be asked for
   */
  public boolean endPage() {
    pages++;
    call.listed(models.size());
    return pages < MOST_PAGES && models.size() < MOST_MODELS;
  }

  /** Everything, once the list has ended. */
  public Listing all() {
    return new Listing.Listed(models.values().stream().toList());
  }

  /** When the list did not come to its end. */
  public Listing brokenOff() {
    return new Listing.BrokenOff(models.size());
  }
}
