package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;

/** The port by which an account's credential for a provider is checked with that provider. */
public interface KeyChecker {

  /**
   * Begins a check in the background, unless one is running. Told by {@link
   * CredentialEvent.CheckStarted}, and how it ends by {@link CredentialEvent.Checked} or {@link
   * CredentialEvent.CheckAbandoned}. Without effect when nothing is saved for the provider.
   */
  void check(AccountId account, ProviderId provider);

  /** Whether a check is running; no more once its end has been told. */
  boolean isChecking(AccountId account, ProviderId provider);
}
