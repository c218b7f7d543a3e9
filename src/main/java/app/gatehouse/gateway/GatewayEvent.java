package app.gatehouse.gateway;

import app.gatehouse.accounts.AccountId;

/** Something that happened to an account's access tokens. */
public sealed interface GatewayEvent {

  AccountId account();

  /** What the token is called. */
  String name();

  record TokenMade(AccountId account, String name) implements GatewayEvent {}

  record TokenRevoked(AccountId account, String name) implements GatewayEvent {}
}
