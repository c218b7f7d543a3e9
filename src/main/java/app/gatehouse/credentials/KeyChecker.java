package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;

/** The port by which a credential is checked with its provider. */
public interface KeyChecker {

  /**
   * Begins a check in the background, unless one is running. It is told by {@link
   * CredentialEvent.CheckStarted}, and what came of it by {@link CredentialEvent.Checked}. Without
   * effect when the account has no such credential.
   */
  void check(AccountId account, CredentialId id);

  /** Whether a check is running. */
  boolean isChecking(AccountId account, CredentialId id);
}
