package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** All models an account can use, or has added, from every source. */
@Service
public class ModelCatalog {

  private final List<ModelSource> sources;

  ModelCatalog(List<ModelSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The models the query asks for, in its order. */
  public List<Model> find(AccountId account, ModelQuery query) {
    return merged(account).stream().filter(query::matches).sorted(query.comparator()).toList();
  }

  /** How many of the provider's models the account can use now. */
  public int countUnlocked(AccountId account, ProviderId provider) {
    return (int)
        merged(account).stream()
            .filter(model -> model.unlocked() && model.ref().provider().equals(provider))
            .count();
  }

  public boolean hasUnlocked(AccountId account) {
    return merged(account).stream().anyMatch(Model::unlocked);
  }

  private Collection<Model> merged(AccountId account) {
    Map<ModelRef, Model> byRef = new TreeMap<>();
    Set<ProviderId> listed = new HashSet<>();
    for (ModelSource source : sources) {
      listed.addAll(source.listed(account));
      for (Model model : source.models(account)) {
        byRef.merge(model.ref(), model, (a, b) -> a.source().compareTo(b.source()) >= 0 ? a : b);
      }
    }
    byRef
        .values()
        .removeIf(model ->
            model.source() == Model.Source.DEFAULT_LIST && listed.contains(model.ref().provider()));
    return byRef.values();
  }
}
