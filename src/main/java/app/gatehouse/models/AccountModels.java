package app.gatehouse.models;

import app.gatehouse.providers.ProviderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All models of an account at one moment, those of every source in one. Immutable. */
final class AccountModels {

  private final Map<ModelRef, Model> byRef = new HashMap<>();
  private final Map<ProviderId, Integer> unlocked = new HashMap<>();

  AccountModels(Collection<Model> models) {
    for (Model model : models) {
      byRef.put(model.ref(), model);
      if (model.unlocked() && !model.gone() && model.facts().kind() == ModelKind.CHAT) {
        unlocked.merge(model.ref().provider(), 1, Integer::sum);
      }
    }
  }

  List<Model> find(ModelQuery query) {
    return byRef.values().stream().filter(query::matches).sorted(query.comparator()).toList();
  }

  Optional<Model> find(ModelRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  int countUnlocked(ProviderId provider) {
    @Nullable Integer count = unlocked.get(provider);
    return count == null ? 0 : count;
  }

  boolean hasUnlocked() {
    return !unlocked.isEmpty();
  }

  int size() {
    return byRef.size();
  }
}
