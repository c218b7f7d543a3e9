package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.outbound.OutboundException;

/** Finds out whether a model on the Hub can be downloaded. */
public interface HubAccessService {

  /**
   * Asks the Hub now, with the account's Hugging Face token if one is saved, and in as few requests
   * as can be. Takes up to 45 seconds when the Hub is slow; interrupting the thread ends it. What
   * came of it is also told as {@link HubEvent.AccessChecked}. While Gatehouse is to stay offline,
   * nobody is asked.
   *
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  HubAccess check(AccountId account, RepositoryId id);

  /** The Hub's pages for people. */
  HubPages pages();
}
