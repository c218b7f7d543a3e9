package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import java.util.Set;

/**
 * Brought by a feature that remembers whose token was let through which gate, for example since it
 * fetched a file with it.
 */
public interface AccessProof {

  /** Those of the models whose files were fetched with this account's own token. */
  Set<RepositoryId> proven(AccountId account, Set<RepositoryId> models);
}
