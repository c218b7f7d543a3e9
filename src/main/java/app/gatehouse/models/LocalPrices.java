package app.gatehouse.models;

import app.gatehouse.providers.ProviderId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nobody lists because nobody charges it: models that run on machines of one's own cost
 * nothing. A model of Ollama's cloud only looks like one of them: Ollama lists it beside its own
 * and tells a model elsewhere as its base, or its name ends in {@code cloud}.
 */
final class LocalPrices {

  private static final ProviderId OLLAMA = new ProviderId("ollama");
  private static final Set<ProviderId> AT_HOME =
      Set.of(ProviderId.LOCAL, OLLAMA, new ProviderId("lmstudio"));

  private LocalPrices() {}

  /** The same model, with its price if it is one of those that cost nothing. */
  static Model priced(Model model) {
    ModelFacts facts = model.facts();
    return facts.price().equals(Price.UNKNOWN) && isFree(model.ref(), facts.base())
        ? model.with(facts.withPrice(Price.FREE))
        : model;
  }

  /** The price of a model that no list has. */
  static Price of(ModelRef ref) {
    return isFree(ref, null) ? Price.FREE : Price.UNKNOWN;
  }

  private static boolean isFree(ModelRef ref, @Nullable String base) {
    return AT_HOME.contains(ref.provider())
        && !(ref.provider().equals(OLLAMA) && (base != null || isNamedAsInCloud(ref.id())));
  }

  /** {@code big:cloud}, {@code big:120b-cloud}. */
  private static boolean isNamedAsInCloud(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    return lower.endsWith(":cloud") || lower.endsWith("-cloud");
  }
}
