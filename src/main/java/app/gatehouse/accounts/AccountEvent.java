package app.gatehouse.accounts;

import org.jspecify.annotations.Nullable;

/** Something that happened to an account. */
public sealed interface AccountEvent {

  /** Whose account, or null where the visitor is not known. */
  @Nullable AccountId account();

  /** The first account was made; it is the owner's. */
  record OwnerCreated(AccountId account) implements AccountEvent {}

  record SignedIn(AccountId account) implements AccountEvent {}

  record SignedOut(AccountId account) implements AccountEvent {}

  /** A sign-in with a wrong user name or password. */
  record SignInRefused(@Nullable AccountId account) implements AccountEvent {}

  record PasswordChanged(AccountId account) implements AccountEvent {}

  record ThemeChanged(AccountId account, Theme theme) implements AccountEvent {}

  /** A wrong set-up code was given. */
  record SetupRefused(@Nullable AccountId account) implements AccountEvent {}
}
