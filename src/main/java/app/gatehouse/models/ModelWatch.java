package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;

/**
 * The port by which it is told that somebody looks at an account's models: sources that change by
 * themselves look for changes only as long as somebody does.
 */
public interface ModelWatch {

  /**
   * Begins; answers at once. What changes is told by {@link ModelEvent.Changed}.
   *
   * @return ends it, to be run once
   */
  Runnable watch(AccountId account);
}
