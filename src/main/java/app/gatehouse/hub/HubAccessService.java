package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.outbound.OutboundException;

/** Finds out whether a model on the Hub can be downloaded. */
public interface HubAccessService {

  /**
   * Asks the Hub now, with the account's Hugging Face token if one is saved. Takes up to 45 seconds
   * when the Hub is slow; interrupting the thread ends it.
   *
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  HubAccess check(AccountId account, RepositoryId id);

  /** The Hub's pages for people. */
  HubPages pages();
}
