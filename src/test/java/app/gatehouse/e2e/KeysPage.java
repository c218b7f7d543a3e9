package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What people do on the Keys page. */
record KeysPage(GatehousePage page) {

  static KeysPage open(Visitor visitor) {
    return new KeysPage(visitor.open("/keys"));
  }

  Locator provider() {
    return page.page()
        .getByRole(
            AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("\\bProvider$")));
  }

  Locator key() {
    return page.field("API key").or(page.field("Access token"));
  }

  Locator add() {
    return page.button("Add");
  }

  void choose(String name) {
    provider().click();
    page.page()
        .getByRole(
            AriaRole.OPTION,
            new GetByRoleOptions().setName(Pattern.compile("^" + GatehousePage.literally(name))))
        .click();
    assertThat(provider()).hasAccessibleName(Pattern.compile(GatehousePage.literally(name)));
    page.settle();
  }

  /** Adds a key that nothing is asked about. */
  void add(String provider, String secret) {
    choose(provider);
    key().fill(secret);
    add().click();
    assertThat(page.row(provider)).isVisible();
    page.settle();
  }

  /** Deletes what is saved, so that the next test finds nothing. */
  void clear() {
    Locator deletes =
        page.page()
            .getByRole(
                AriaRole.BUTTON,
                new GetByRoleOptions().setName(Pattern.compile("^(Delete|Remove) ")));
    for (int left = deletes.count(); left > 0; left--) {
      deletes.first().click();
      page.page()
          .getByRole(AriaRole.ALERTDIALOG)
          .getByRole(
              AriaRole.BUTTON,
              new Locator.GetByRoleOptions().setName(Pattern.compile("^(Delete|Remove)$")))
          .click();
      assertThat(deletes).hasCount(left - 1);
    }
    page.settle();
  }
}
