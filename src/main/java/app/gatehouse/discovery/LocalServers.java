package app.gatehouse.discovery;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelWatch;
import app.gatehouse.providers.ProviderId;

/**
 * Finds the servers of models on this machine by themselves, without anything saved: at the address
 * an account has saved, else where they are configured to be. Each account sees its own.
 */
public interface LocalServers extends ModelWatch {

  /** Whether servers are looked for at all. */
  boolean enabled();

  /** What is known; answers at once, also for a provider that is not local. */
  LocalServer find(AccountId account, ProviderId provider);

  /**
   * Looks now, unless somebody is looking. Told by {@link LocalServerEvent} as it begins and ends.
   */
  void look(AccountId account, ProviderId provider);
}
