package app.gatehouse.shell;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.Theme;
import app.gatehouse.accounts.ui.Themes;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Mark;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.EnumMap;
import java.util.Map;

/** Who is signed in, with theme and sign-out. */
final class AccountMenu extends Div {

  private static final int HUE = 260;

  private final Map<Theme, MenuItem> themes = new EnumMap<>(Theme.class);

  AccountMenu(Account account, AccountService accounts, AuthenticationContext authentication) {
    Span name = new Span(account.username());
    name.addClassName("account-menu-name");
    Div label = new Div(Mark.ofName(account.username(), HUE), name);
    label.addClassName("account-menu-label");

    MenuBar bar = new MenuBar();
    bar.addThemeVariants(MenuBarVariant.TERTIARY);
    MenuItem root = bar.addItem(label);
    root.setAriaLabel(t("account.menu", account.username()));
    SubMenu menu = root.getSubMenu();
    for (Theme theme : Theme.values()) {
      MenuItem item = menu.addItem(Themes.word(theme));
      item.setCheckable(true);
      item.addClickListener(click -> accounts.changeTheme(account.id(), theme));
      themes.put(theme, item);
    }
    show(account.theme());
    menu.addSeparator();
    Div signOut = new Div(Icons.SIGN_OUT.create(), new Span(t("account.sign-out")));
    signOut.addClassName("menu-item-with-icon");
    menu.addItem(signOut, click -> authentication.logout());
    addClassName("account-menu");
    add(bar);
  }

  /** Ticks the theme that is in use. */
  void show(Theme chosen) {
    themes.forEach((theme, item) -> {
      item.setChecked(theme == chosen);
      // The tick is drawn, but not told to screen readers.
      String word = Themes.word(theme);
      item.setAriaLabel(theme == chosen ? t("theme.in-use", word) : word);
    });
  }
}
