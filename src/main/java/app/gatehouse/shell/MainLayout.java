package app.gatehouse.shell;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.ui.Themes;
import app.gatehouse.components.Brand;
import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.downloads.ui.DownloadsBell;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.ui.ReadOnlyBanner;
import app.gatehouse.usage.BudgetWarnings;
import app.gatehouse.usage.ui.BudgetNotices;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** The frame around every page: the product's mark, the pages, and the account. */
@Layout
@PermitAll
public class MainLayout extends AppLayout {

  private final CurrentAccount current;

  MainLayout(
      CurrentAccount current,
      AccountService accounts,
      AuthenticationContext authentication,
      LiveUpdates live,
      DatabaseStatus database,
      Downloads downloads,
      BudgetWarnings budgets,
      Clock clock) {
    this.current = current;
    Account account = current.get();
    setPrimarySection(Section.DRAWER);

    SideNav pages = new SideNav();
    pages.getElement().setAttribute("aria-label", t("nav.label"));
    pages.addItem(
        item(t("nav.chat"), "chat", Icons.CHAT),
        item(t("nav.models"), "models", Icons.MODELS),
        item(t("nav.keys"), "keys", Icons.KEYS),
        item(t("nav.profile"), "profile", Icons.PROFILE),
        item(t("nav.api"), "api", Icons.API),
        item(t("nav.usage"), "usage", Icons.USAGE),
        item(t("nav.activity"), "activity", Icons.ACTIVITY));
    if (account.owner()) {
      pages.addItem(item(t("nav.accounts"), "accounts", Icons.ACCOUNTS));
      pages.addItem(item(t("nav.maintenance"), "maintenance", Icons.MAINTENANCE));
    }

    AccountMenu menu = new AccountMenu(account, accounts, authentication);
    Div drawer = new Div(new Brand(), new Scroller(pages), menu);
    drawer.addClassName("drawer");
    addToDrawer(drawer);

    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(t("nav.toggle"));
    Span name = new Span(t("product.name"));
    name.addClassName("navbar-name");
    addToNavbar(
        toggle,
        name,
        new DownloadsBell(downloads, account.id(), live, clock),
        new ReadOnlyBanner(database, live),
        new BudgetNotices(budgets, account.id(), live));

    live.listen(
        this,
        AccountEvent.ThemeChanged.class,
        changed -> {
          if (changed.account().equals(account.id())) {
            menu.show(changed.theme());
            getUI().ifPresent(ui -> Themes.apply(ui.getPage(), changed.theme()));
          }
        });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Themes.apply(event.getUI().getPage(), current.get().theme());
  }

  private static SideNavItem item(String word, String path, Icons icon) {
    SideNavItem item = new SideNavItem(word, path, icon.create());
    // A conversation is a page below its own.
    item.setMatchNested(true);
    return item;
  }
}
