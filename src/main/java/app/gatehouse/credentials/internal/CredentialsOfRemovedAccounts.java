package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountRemoval;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Destroys the credentials of an account together with it. */
@Component
class CredentialsOfRemovedAccounts {

  private final CredentialRepository rows;

  CredentialsOfRemovedAccounts(CredentialRepository rows) {
    this.rows = rows;
  }

  @EventListener
  void on(AccountRemoval removal) {
    rows.deleteAllOf(removal.account().value());
  }
}
