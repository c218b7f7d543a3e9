package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;

/**
 * The port by which features bring models: answers at once, from memory or the database. Whenever
 * an answer becomes another one, {@link ModelEvent.Changed} is published for the account, in the
 * transaction that makes the change if there is one; until then the answer before may be reused.
 */
public interface ModelSource {

  /** Every model this source knows for the account; no two with the same reference. */
  List<Model> models(AccountId account);

  /** The providers whose own list this source has for the account: for them no default stands. */
  default Set<ProviderId> listed(AccountId account) {
    return Set.of();
  }
}
