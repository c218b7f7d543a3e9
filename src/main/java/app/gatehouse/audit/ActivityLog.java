package app.gatehouse.audit;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what happened, in the same transaction and before a secret leaves: what cannot be
 * written does not happen.
 */
@Component
class ActivityLog {

  private final JdbcClient database;
  private final Clock clock;

  ActivityLog(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @EventListener
  void on(AccountEvent event) {
    switch (event) {
      case AccountEvent.OwnerCreated created -> write(event, "owner-created");
      case AccountEvent.SignedIn signedIn -> write(event, "signed-in");
      case AccountEvent.SignedOut signedOut -> write(event, "signed-out");
      case AccountEvent.SignInRefused refused -> write(event, "sign-in-refused");
      case AccountEvent.PasswordChanged changed -> write(event, "password-changed");
      case AccountEvent.SetupRefused refused -> write(event, "setup-refused");
      case AccountEvent.LockedOut locked -> write(event, "locked-out");
      case AccountEvent.Added added -> write(event, "account-added");
      case AccountEvent.InviteRenewed renewed -> write(event, "invite-renewed");
      case AccountEvent.InviteUsed used -> write(event, "invite-used");
      case AccountEvent.PasswordResetAsked asked -> write(event, "password-reset-asked");
      case AccountEvent.PasswordReset reset -> write(event, "password-reset");
      case AccountEvent.Disabled disabled -> write(event, "account-disabled");
      case AccountEvent.Enabled enabled -> write(event, "account-enabled");
      // The name is nowhere else any more.
      case AccountEvent.Removed removed ->
          write(event.account(), "account-removed", null, removed.username());
      case AccountEvent.ThemeChanged changed -> {
        // A matter of taste, not of trust.
      }
    }
  }

  @EventListener
  void on(CredentialEvent event) {
    String provider = event.provider().value();
    switch (event) {
      case CredentialEvent.Saved saved ->
          write(
              event.account(),
              saved.replaced() ? "credential-replaced" : "credential-saved",
              provider,
              null);
      case CredentialEvent.Deleted deleted ->
          write(event.account(), "credential-deleted", provider, null);
      case CredentialEvent.Used used ->
          write(event.account(), "credential-used", provider, used.purpose().name());
    }
  }

  private void write(AccountEvent event, String kind) {
    write(event.account(), kind, null, null);
  }

  private void write(
      @Nullable AccountId account,
      String kind,
      @Nullable String provider,
      @Nullable String detail) {
    database
        .sql(
            "INSERT INTO activity (id, account_id, kind, provider_id, detail, happened_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .param(UUID.randomUUID())
        .param(account == null ? null : account.value())
        .param(kind)
        .param(provider)
        .param(detail)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }
}
