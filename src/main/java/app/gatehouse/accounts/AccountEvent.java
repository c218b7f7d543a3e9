package app.gatehouse.accounts;

import java.time.Instant;
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

  /**
   * Sign-ins of the account are not looked at for a while, after several wrong ones.
   *
   * @param account null where the user name is nobody's
   */
  record LockedOut(@Nullable AccountId account, Instant until) implements AccountEvent {}

  /** The owner made an account for somebody, who chooses its password by a link. */
  record Added(AccountId account, String username) implements AccountEvent {}

  /** The owner made the link of an account without a password anew; the one before is void. */
  record InviteRenewed(AccountId account) implements AccountEvent {}

  /** Somebody chose the first password of their account. */
  record InviteUsed(AccountId account) implements AccountEvent {}

  /** A link was made that lets its bearer choose another password. */
  record PasswordResetAsked(AccountId account) implements AccountEvent {}

  /** Another password was chosen by such a link. */
  record PasswordReset(AccountId account) implements AccountEvent {}

  record Disabled(AccountId account) implements AccountEvent {}

  record Enabled(AccountId account) implements AccountEvent {}

  /** The account is gone, and all that was its own. */
  record Removed(AccountId account, String username) implements AccountEvent {}
}
