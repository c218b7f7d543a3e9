package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import java.util.Set;

/**
 * Brought by a feature that remembers whose token was let through which gate, longer than what was
 * asked of late is kept.
 */
public interface AccessProof {

  /** Those of the models through whose gate this account's own token was let. */
  Set<RepositoryId> proven(AccountId account, Set<RepositoryId> models);
}
