package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import java.util.Optional;

/** The port by which all providers of an account are asked anew for their models. */
public interface ModelRefresh {

  /**
   * Begins, unless it is under way already. Told by {@link ModelEvent.Refreshing} as it goes on.
   *
   * @return how it stands now
   */
  RefreshProgress begin(AccountId account);

  /** How the one that is under way stands; empty when there is none. */
  Optional<RefreshProgress> running(AccountId account);

  /** Stops asking; what has been listed completely by then is kept. */
  void cancel(AccountId account);
}
