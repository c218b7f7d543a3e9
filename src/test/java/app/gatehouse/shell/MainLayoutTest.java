package app.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.Theme;
import app.gatehouse.models.ui.ModelsView;
import app.gatehouse.profile.ProfileView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MainLayoutTest extends ViewTest {

  @Autowired AccountService accounts;

  @Test
  void listsThePagesInTheirOrder() {
    open("keys");

    List<SideNavItem> items = find(SideNav.class).single().getItems();

    assertThat(items)
        .extracting(SideNavItem::getLabel)
        .containsExactly(
            "Chat",
            "Models",
            "Keys",
            "Profile",
            "API",
            "Usage",
            "Activity",
            "Accounts",
            "Maintenance");
    assertThat(items)
        .extracting(SideNavItem::getPath)
        .containsExactly(
            "chat",
            "models",
            "keys",
            "profile",
            "api",
            "usage",
            "activity",
            "accounts",
            "maintenance");
  }

  @Test
  @SignedIn(owner = false)
  void offersTheOwnersPagesToTheOwnerAlone() {
    open("keys");

    assertThat(find(SideNav.class).single().getItems())
        .extracting(SideNavItem::getLabel)
        .containsExactly("Chat", "Models", "Keys", "Profile", "API", "Usage", "Activity");
  }

  @Nested
  class TheStart {

    @Test
    void isTheProfileWhileNoModelCanBeUsed() {
      open("");

      assertThat(getCurrentView()).isInstanceOf(ProfileView.class);
    }

    @Test
    void isTheModelsOnceSomeAreUnlocked() {
      haveKey(me(), "openai", "sk-proj-abcdefgh1234");

      open("");

      assertThat(getCurrentView()).isInstanceOf(ModelsView.class);
    }
  }

  @Nested
  class TheAccountMenu {

    @BeforeEach
    void openAPage() {
      open("keys");
    }

    @Test
    void isNamedAfterTheAccountForScreenReaders() {
      String username = accounts.find(me()).orElseThrow().username();

      assertThat(root().getElement().getAttribute("aria-label"))
          .isEqualTo("Account of " + username);
      assertThat(words(root())).contains(username);
    }

    @Test
    void offersTheThemesAndSigningOut() {
      assertThat(entries()).containsExactly("Light", "Dark", "System", "Sign out");
    }

    @Test
    void ticksTheThemeThatIsShown() {
      assertThat(ticked()).containsExactly("System");
      assertThat(items())
          .extracting(item -> item.getAriaLabel().orElse(""))
          .containsExactly("Light", "Dark", "System, in use", "");
    }

    @Test
    void showsAnotherThemeAtOnceAndStoresIt() {
      choose("Dark");
      answer();

      assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.DARK);
      assertThat(accounts.find(me()).orElseThrow().theme()).isEqualTo(Theme.DARK);
      assertThat(ticked()).containsExactly("Dark");
    }

    @Test
    void keepsTheTickWhenTheThemeThatIsShownIsChosenAgain() {
      choose("Light");
      choose("Light");
      answer();

      assertThat(ticked()).containsExactly("Light");
    }

    private MenuItem root() {
      return find(MenuBar.class).single().getItems().getFirst();
    }

    private List<MenuItem> items() {
      return root().getSubMenu().getItems();
    }

    private List<String> entries() {
      return items().stream().map(ViewTest::words).toList();
    }

    private List<String> ticked() {
      return items().stream().filter(MenuItem::isChecked).map(ViewTest::words).toList();
    }

    private void choose(String entry) {
      new MenuBarTester<>(find(MenuBar.class).single()).clickItem(0, entries().indexOf(entry));
    }
  }

  @Test
  void aNewPageHasTheStoredTheme() {
    accounts.changeTheme(me(), Theme.LIGHT);
    UI.getCurrent().getPage().reload();

    open("keys");

    assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.LIGHT);
  }
}
