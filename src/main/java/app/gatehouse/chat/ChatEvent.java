package app.gatehouse.chat;

import app.gatehouse.accounts.AccountId;

/** Something that happened to an account's conversations; never what was said. */
public sealed interface ChatEvent {

  AccountId account();

  ConversationId conversation();

  /** It is new, was renamed, or something was said in it. */
  record Changed(AccountId account, ConversationId conversation) implements ChatEvent {}

  record Deleted(AccountId account, ConversationId conversation) implements ChatEvent {}
}
