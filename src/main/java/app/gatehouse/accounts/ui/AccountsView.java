package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Page;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/** The Accounts page: who may use Gatehouse, as the owner decides. */
@Route("accounts")
@RolesAllowed("OWNER")
public class AccountsView extends Page implements HasDynamicTitle {

  private final AccountAdministration accounts;
  private final AccountsGrid grid;

  AccountsView(AccountAdministration accounts, LiveUpdates live, Clock clock) {
    super(t("accounts.title"));
    this.accounts = accounts;
    this.grid = new AccountsGrid(new AccountActions(accounts, clock), clock);
    grid.getElement().setProperty("accessibleName", t("accounts.list"));

    Button add = new Button(t("accounts.add"), click -> new AddAccountDialog(accounts).open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    Div head = new Div(new H2(t("accounts.list")), add);
    head.addClassNames("section-head", "accounts-head");
    addNarrow(head, grid);

    live.listen(this, AccountEvent.class, this::hear);
  }

  /** What happened between the page's making and its first event is in the list as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  @Override
  public String getPageTitle() {
    return t("accounts.page-title");
  }

  private void hear(AccountEvent event) {
    switch (event) {
      case AccountEvent.ThemeChanged changed -> {
        // The list does not show it; nor does it show these.
      }
      case AccountEvent.SignInRefused refused -> {}
      case AccountEvent.SetupRefused refused -> {}
      case AccountEvent.SignedOut signedOut -> {}
      case AccountEvent.PasswordChanged changed -> {}
      case AccountEvent.OwnerCreated created -> refresh();
      case AccountEvent.SignedIn signedIn -> refresh();
      case AccountEvent.LockedOut locked -> refresh();
      case AccountEvent.Added added -> refresh();
      case AccountEvent.InviteRenewed renewed -> refresh();
      case AccountEvent.InviteUsed used -> refresh();
      case AccountEvent.PasswordResetAsked asked -> refresh();
      case AccountEvent.PasswordReset reset -> refresh();
      case AccountEvent.Disabled disabled -> refresh();
      case AccountEvent.Enabled enabled -> refresh();
      case AccountEvent.Removed removed -> refresh();
    }
  }

  private void refresh() {
    grid.show(accounts.list());
  }
}
