package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;

/** Something that became known about the Hub. */
public sealed interface HubEvent {

  AccountId account();

  /** The account was asked about, with its own token or none, and this is what the Hub said. */
  record AccessChecked(AccountId account, RepositoryId repository, HubAccess access)
      implements HubEvent {}
}
