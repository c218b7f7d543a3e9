package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;

/** Something that happened to a credential. Never carries a secret. */
public sealed interface CredentialEvent {

  AccountId account();

  ProviderId provider();

  /**
   * A credential was stored.
   *
   * @param replaced whether it took another one's place
   */
  record Saved(AccountId account, ProviderId provider, boolean replaced)
      implements CredentialEvent {}

  /**
   * What the account gave for a provider names a model: the address of an Azure deployment.
   *
   * @param modelId as the provider names it
   */
  record ModelNamed(AccountId account, ProviderId provider, String modelId)
      implements CredentialEvent {}

  record Deleted(AccountId account, ProviderId provider) implements CredentialEvent {}

  /** A secret is about to be used; told before it leaves, so a listener that fails keeps it in. */
  record Used(AccountId account, ProviderId provider, Purpose purpose) implements CredentialEvent {}

  /**
   * A stored secret did not open: it was altered or moved, or the key that sealed it is gone. Told
   * at each attempt to use it, and the first time that it is seen in a list.
   */
  record OpenRefused(AccountId account, ProviderId provider) implements CredentialEvent {}

  /** The provider is being asked about it. */
  record CheckStarted(AccountId account, ProviderId provider) implements CredentialEvent {}

  /** The asking ended without a result: it was cancelled, or the credential is another one now. */
  record CheckAbandoned(AccountId account, ProviderId provider) implements CredentialEvent {}

  /**
   * The provider has been asked about it, and what came of it is stored.
   *
   * @param latest what came of it
   * @param newlyRejected whether it was not known before that the provider rejects it
   */
  record Checked(AccountId account, ProviderId provider, Verdict latest, boolean newlyRejected)
      implements CredentialEvent {}
}
