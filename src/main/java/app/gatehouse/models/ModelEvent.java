package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;

/** Something that happened to an account's models. */
public sealed interface ModelEvent {

  AccountId account();

  /** Its list is another one now. */
  record Changed(AccountId account) implements ModelEvent {}

  /** All providers are being asked anew, and one of them has come further. */
  record Refreshing(AccountId account, RefreshProgress progress) implements ModelEvent {}

  /**
   * A provider has listed its models for the first time since a credential was stored.
   *
   * @param count how many of the provider's models the account can use with it
   */
  record Unlocked(AccountId account, ProviderId provider, int count) implements ModelEvent {}
}
