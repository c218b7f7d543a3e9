package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountRemoval;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the registered models of an account together with it. */
@Component
class ModelsOfRemovedAccounts {

  private final RegisteredModelRepository rows;

  ModelsOfRemovedAccounts(RegisteredModelRepository rows) {
    this.rows = rows;
  }

  @EventListener
  void on(AccountRemoval removal) {
    rows.deleteAllOf(removal.account().value());
  }
}
