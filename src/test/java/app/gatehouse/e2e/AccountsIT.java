package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The owner lets somebody in and out again; neither sees the other's keys. */
@BrowserTest
class AccountsIT {

  private static final String NAME = "ben";
  private static final String PASSWORD = "a quiet afternoon";

  private final Axe axe = new Axe();

  @Test
  void theOwnerLetsSomebodyInWhoHasKeysOfTheirOwnUntilTheOwnerDisablesThem(
      Visitor owner, Stage stage) {
    GatehousePage accounts = owner.open("/accounts");
    String link = add(accounts);

    try (Visitor ben = stage.stranger()) {
      GatehousePage page = chooseAPassword(ben, link);
      KeysPage keys = new KeysPage(page);
      page.open("/keys");
      keys.add("Groq", "gsk_Accounts000000000000000000000000000000000000wxyz");
      assertThat(page.link("Accounts")).not().isAttached();
      assertThat(page.link("Maintenance")).not().isAttached();
      page.open("/accounts");
      assertThat(page.title("There is no such page")).isVisible();
      page.open("/keys");
      assertThat(page.row("••••••••wxyz")).isVisible();

      GatehousePage ownersKeys = owner.open("/keys");
      assertThat(ownersKeys.title("Keys")).isVisible();
      assertThat(ownersKeys.everything()).doesNotContain("wxyz");

      accounts.page().bringToFront();
      accounts.button("Disable " + NAME).click();
      accounts.confirm("Disable " + NAME + "?", "Disable");
      assertThat(accounts.row("Disabled")).isVisible();

      // Without any doing of theirs: the server tells the page.
      page.page().bringToFront();
      assertThat(page.button("Log in")).isVisible();
      page.signIn(NAME, PASSWORD);
      assertThat(page.page().getByText("Wrong username or password.")).isVisible();

      accounts.page().bringToFront();
      remove(accounts);
    }
  }

  private String add(GatehousePage accounts) {
    accounts.button("Add account").click();
    accounts.field("Username").fill(NAME);
    accounts.button("Add").click();
    assertThat(accounts.field("Link"))
        .hasValue(Pattern.compile("^http://localhost:\\d+/password#[\\w-]{43}$"));
    axe.look("accounts, link", accounts);
    String link = accounts.field("Link").inputValue();
    accounts.button("Copy").click();
    assertThat(accounts.notice("Link copied to clipboard")).isVisible();
    assertThat(accounts.clipboard()).isEqualTo(link);
    accounts.button("Done").click();
    assertThat(accounts.field("Link")).not().isAttached();
    assertThat(accounts.row("Invited")).isVisible();
    return link;
  }

  private GatehousePage chooseAPassword(Visitor ben, String link) {
    GatehousePage page = new GatehousePage(ben.context().newPage());
    page.open(link.replaceAll("^.*(?=/password)", ""));
    assertThat(page.field("Username")).hasValue(NAME);
    axe.look("password by link", page);
    assertThat(page.page()).hasURL(Pattern.compile("/password$"));
    page.field("Password").fill(PASSWORD);
    page.field("Repeat password").fill(PASSWORD);
    page.button("Save and log in").click();
    assertThat(page.role(AriaRole.MENUITEM, "Account of " + NAME)).isVisible();
    page.settle();

    GatehousePage again = new GatehousePage(ben.context().newPage());
    again.open(link.replaceAll("^.*(?=/password)", ""));
    assertThat(again.page().getByText("This link does not work.")).isVisible();
    axe.look("useless link", again);
    again.page().close();
    return page;
  }

  private void remove(GatehousePage accounts) {
    axe.look("accounts, with rows", accounts);
    accounts.button("Remove " + NAME).click();
    accounts.field("Type " + NAME + " to confirm").fill(NAME);
    accounts.confirm("Remove " + NAME + "?", "Remove");
    assertThat(accounts.notice(NAME + " removed")).isVisible();
    assertThat(accounts.row(NAME)).not().isAttached();
    assertThat(axe.graveFindings()).isEmpty();
  }
}
