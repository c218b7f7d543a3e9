package app.gatehouse.library;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelRef;
import java.util.List;
import java.util.Optional;

/**
 * The models that are files on this machine, as far as an account may see them: those of
 * repositories through whose gate its own token was let, and for the owner also those that
 * Gatehouse did not bring.
 */
public interface LocalFiles {

  /** In the order of their references. */
  List<LocalFile> list(AccountId account);

  Optional<LocalFile> find(AccountId account, ModelRef ref);

  /** Those of one repository. */
  List<LocalFile> of(AccountId account, RepositoryId repository);
}
