package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.html.Div;

/** Asks about one model at a time, and shows in place what came of it. */
final class AccessPanel extends Div {

  private final AccessChecklists checklists;
  private final AccountId account;
  private final Div result = new Div();

  AccessPanel(AccessChecklists checklists, AccountId account) {
    this.checklists = checklists;
    this.account = account;
    addClassName("hub-access");
    result.addClassName("hub-result");
    add(new ModelField(() -> checklists.doctor().pages().hub(), this::check), result);
  }

  /** An earlier checklist gives way, and with it a check that is still running. */
  private void check(RepositoryId id) {
    result.removeAll();
    result.add(checklists.of(account, id, null, access -> {}));
  }
}
