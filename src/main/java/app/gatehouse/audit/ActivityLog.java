package app.gatehouse.audit;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.gateway.GatewayEvent;
import app.gatehouse.rotation.RotationEvent;
import app.gatehouse.storage.StorageEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what happened, before a secret leaves: what cannot be written does not happen. Joins
 * the transaction of whoever tells; where there is none, the record is kept when the call returns.
 */
@Component
class ActivityLog {

  private final ActivityRows rows;
  private final AccountService accounts;
  private final CurrentAccount current;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  ActivityLog(
      ActivityRows rows,
      AccountService accounts,
      CurrentAccount current,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.accounts = accounts;
    this.current = current;
    this.events = events;
    this.transaction = transaction;
  }

  @EventListener
  void on(AccountEvent event) {
    switch (event) {
      case AccountEvent.OwnerCreated created -> write(event, ActivityKind.OWNER_CREATED);
      case AccountEvent.SignedIn signedIn -> write(event, ActivityKind.SIGNED_IN);
      case AccountEvent.SignedOut signedOut -> write(event, ActivityKind.SIGNED_OUT);
      case AccountEvent.SignInRefused refused -> write(event, ActivityKind.SIGN_IN_REFUSED);
      case AccountEvent.PasswordChanged changed -> write(event, ActivityKind.PASSWORD_CHANGED);
      case AccountEvent.SetupRefused refused -> write(event, ActivityKind.SETUP_REFUSED);
      case AccountEvent.LockedOut locked -> write(event, ActivityKind.LOCKED_OUT);
      case AccountEvent.Added added -> write(event, ActivityKind.ACCOUNT_ADDED);
      case AccountEvent.InviteRenewed renewed -> write(event, ActivityKind.INVITE_RENEWED);
      case AccountEvent.InviteUsed used -> write(event, ActivityKind.INVITE_USED);
      case AccountEvent.PasswordResetAsked asked -> write(event, ActivityKind.PASSWORD_RESET_ASKED);
      case AccountEvent.PasswordReset reset -> write(event, ActivityKind.PASSWORD_RESET);
      case AccountEvent.Disabled disabled -> write(event, ActivityKind.ACCOUNT_DISABLED);
      case AccountEvent.Enabled enabled -> write(event, ActivityKind.ACCOUNT_ENABLED);
      case AccountEvent.Removed removed -> write(event, ActivityKind.ACCOUNT_REMOVED);
      case AccountEvent.ThemeChanged changed -> {
        // A matter of taste, not of trust.
      }
    }
  }

  @EventListener
  void on(StorageEvent.BackedUp backedUp) {
    write(ActivityKind.BACKUP_MADE, null, null, backedUp.file());
  }

  @EventListener
  void on(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved ->
          write(
              event,
              saved.replaced() ? ActivityKind.CREDENTIAL_REPLACED : ActivityKind.CREDENTIAL_SAVED);
      case CredentialEvent.Deleted deleted -> write(event, ActivityKind.CREDENTIAL_DELETED);
      case CredentialEvent.Checked checked -> {
        if (checked.newlyRejected()) {
          write(event, ActivityKind.CREDENTIAL_REJECTED);
        }
      }
      case CredentialEvent.ModelNamed named -> {
        // A name is no secret, and that the credential was saved is written down.
      }
      case CredentialEvent.CheckAbandoned abandoned -> {
        // Nothing is different.
      }
      case CredentialEvent.CheckStarted started -> {
        // That the secret was opened for it is written down by its purpose.
      }
      case CredentialEvent.OpenRefused refused ->
          write(event, ActivityKind.CREDENTIAL_OPEN_REFUSED);
      case CredentialEvent.Used used ->
          write(
              ActivityKind.CREDENTIAL_USED,
              event.account(),
              event.provider().value(),
              used.purpose().name());
    }
  }

  @EventListener
  void on(GatewayEvent event) {
    switch (event) {
      case GatewayEvent.TokenMade made ->
          write(ActivityKind.ACCESS_TOKEN_MADE, made.account(), null, made.name());
      case GatewayEvent.TokenRevoked revoked ->
          write(ActivityKind.ACCESS_TOKEN_REVOKED, revoked.account(), null, revoked.name());
    }
  }

  @EventListener
  void on(RotationEvent event) {
    switch (event) {
      case RotationEvent.Started started ->
          write(ActivityKind.ROTATION_STARTED, started.account(), null, started.keyId());
      case RotationEvent.Finished finished ->
          write(ActivityKind.ROTATION_FINISHED, null, null, finished.keyId());
      case RotationEvent.KeyRetired retired ->
          write(ActivityKind.MASTER_KEY_RETIRED, null, null, retired.keyId());
      case RotationEvent.Progressed progressed -> {
        // On the way; only the ends are written down.
      }
    }
  }

  private void write(AccountEvent event, ActivityKind kind) {
    write(kind, event.account(), null, null);
  }

  private void write(CredentialEvent event, ActivityKind kind) {
    write(kind, event.account(), event.provider().value(), null);
  }

  void write(
      ActivityKind kind,
      @Nullable AccountId account,
      @Nullable String provider,
      @Nullable String detail) {
    transaction.executeWithoutResult(status -> {
      rows.add(
          new ActivityRows.Entry(
              kind,
              account,
              account == null ? null : nameOf(account),
              somebodyElse(kind, account),
              provider,
              detail));
      events.publishEvent(new ActivityRecorded(account));
    });
  }

  /** An account that is being removed may be gone already; then as it was last called. */
  private @Nullable String nameOf(AccountId account) {
    return accounts
        .find(account)
        .map(Account::username)
        .or(() -> rows.lastNameOf(account))
        .orElse(null);
  }

  /** At the door, who was signed in before has no part in who signs in now. */
  private @Nullable String somebodyElse(ActivityKind kind, @Nullable AccountId account) {
    return kind.group() == ActivityKind.Group.SIGN_IN
            || !current.isSignedIn()
            || current.id().equals(account)
        ? null
        : nameOf(current.id());
  }
}
