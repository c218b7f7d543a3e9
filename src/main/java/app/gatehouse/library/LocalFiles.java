package app.gatehouse.library;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelRef;
import java.util.List;
import java.util.Optional;

/**
 * The models that are files on this machine, as far as an account may see them: those of
 * repositories through whose gate its own token was let, and for the owner also those that
 * Gatehouse did not bring. Answers from what was found when the cache was last looked through;
 * right after the start that may be nothing yet.
 */
public interface LocalFiles {

  /** In the order of their references. */
  List<LocalFile> list(AccountId account);

  Optional<LocalFile> find(AccountId account, ModelRef ref);

  /** Those of one repository. */
  List<LocalFile> of(AccountId account, RepositoryId repository);

  /**
   * Looks through the cache now, for what other tools have put there or taken away, and returns
   * when that is done. What is different is told by {@code ModelEvent.Changed}.
   */
  void look();
}
