package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was learned before about an account's access to models, so that lists need not ask. */
public interface KnownAccess {

  /**
   * What is known of one model.
   *
   * @param allowed whether its files could be downloaded
   * @param since when the Hub said so; null when that was some time ago
   */
  record Known(boolean allowed, @Nullable Instant since) {}

  /** Those of the models that something is known of. Asks nobody but this machine. */
  Map<RepositoryId, Known> of(AccountId account, Set<RepositoryId> models);
}
