package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;

/** Something that happened to an account's models. */
public sealed interface ModelEvent {

  AccountId account();

  /** Its list is another one now. */
  record Changed(AccountId account) implements ModelEvent {}

  /**
   * A credential was stored.
   *
   * @param count how many of the provider's models the account can use with it
   */
  record Unlocked(AccountId account, ProviderId provider, int count) implements ModelEvent {}
}
