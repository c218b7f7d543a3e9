package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** A tab that shows Gatehouse. Finds things as people do: by what they are and what they say. */
final class GatehousePage {

  /** Flow has started, and no request or update of it is under way. */
  private static final String IDLE =
      """
      () => {
        const clients = window.Vaadin?.Flow?.clients;
        return !!clients && Object.keys(clients).length > 1
          && Object.values(clients).every((client) => !client.isActive());
      }
      """;

  /** Everything the page holds, in shadow trees and in fields too. */
  private static final String EVERYTHING =
      """
      () => {
        const parts = [document.documentElement.outerHTML];
        const walk = (root) => root.querySelectorAll('*').forEach((element) => {
          if (typeof element.value === 'string') parts.push(element.value);
          if (element.shadowRoot) {
            parts.push(element.shadowRoot.innerHTML);
            walk(element.shadowRoot);
          }
        });
        walk(document);
        return parts.join('\\n');
      }
      """;

  private static final String SIDEWAYS =
      """
      () => {
        const found = [];
        const walk = (root) => root.querySelectorAll('*').forEach((element) => {
          const byDesign = element.localName === 'pre' || element.getAttribute('part') === 'tabs';
          const scrolls = !byDesign
            && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
            || element === document.documentElement;
          if (scrolls && element.scrollWidth > element.clientWidth + 1) {
            found.push(element.localName + '.' + element.className + '#' + element.id
              + ' ' + element.scrollWidth + ' in ' + element.clientWidth);
          }
          if (element.shadowRoot) walk(element.shadowRoot);
        });
        walk(document);
        return found;
      }
      """;

  private final Page page;

  GatehousePage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  /** Opens the path and waits for its page; the status it was answered with. */
  int open(String path) {
    int status = page.navigate(path).status();
    settle();
    return status;
  }

  /** Until the page has heard and drawn everything that is on its way. */
  void settle() {
    page.waitForFunction(IDLE);
  }

  /** Fills in the login page as the owner. */
  void signIn() {
    signIn(RunningGatehouse.PASSWORD);
    assertThat(button("Log in")).not().isAttached();
    settle();
  }

  void signIn(String password) {
    signIn(RunningGatehouse.OWNER, password);
  }

  void signIn(String username, String password) {
    field("Username").fill(username);
    field("Password").fill(password);
    button("Log in").click();
  }

  void signOut() {
    role(AriaRole.MENUITEM, "Account of " + RunningGatehouse.OWNER).click();
    role(AriaRole.MENUITEM, "Sign out").click();
    assertThat(button("Log in")).isVisible();
  }

  Locator heading(String text) {
    return role(AriaRole.HEADING, text);
  }

  Locator title(String text) {
    return page.getByRole(
        AriaRole.HEADING, new GetByRoleOptions().setName(text).setExact(true).setLevel(1));
  }

  Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName(label).setExact(true))
        .or(page.getByLabel(label, new GetByLabelOptions().setExact(true)))
        .and(page.locator("input"));
  }

  Locator button(String name) {
    return role(AriaRole.BUTTON, name);
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
  }

  Locator tab(String name) {
    return role(AriaRole.TAB, name);
  }

  /** What a field says is wrong; for a moment a reader of the screen is told the same words. */
  Locator fieldError(String text) {
    return page.locator("[slot=error-message]").getByText(text);
  }

  Locator notice(String text) {
    return page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(text));
  }

  Locator dialog(String title) {
    return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName(title))
        .or(page.getByRole(AriaRole.ALERTDIALOG, new GetByRoleOptions().setName(title)));
  }

  /** Of a table; named by all its cells' texts, so that one cell is enough to find it. */
  Locator row(String cell) {
    return page.getByRole(
        AriaRole.ROW,
        new GetByRoleOptions().setName(Pattern.compile("(^|\\s)" + literally(cell) + "(\\s|$)")));
  }

  /** The button by which a provider's card on the Profile page opens and closes. */
  Locator card(String provider) {
    return page.getByRole(
        AriaRole.BUTTON,
        new GetByRoleOptions().setName(Pattern.compile("^" + literally(provider) + "\\s")));
  }

  /** In a pattern that the browser will read, which does not know {@link Pattern#quote}. */
  static String literally(String text) {
    return text.replaceAll("[/.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
  }

  Locator role(AriaRole role, String name) {
    return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** The button of a dialog, which may be named like one on the page behind it. */
  void confirm(String title, String button) {
    dialog(title)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
    assertThat(dialog(title)).not().isAttached();
  }

  /** Read by a page of our own, since Gatehouse's pages forbid themselves to read it. */
  String clipboard() {
    Page reader = page.context().newPage();
    reader.route(
        "**/clipboard",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/html").setBody("<p>Clipboard")));
    reader.navigate("/clipboard");
    String text = (String) reader.evaluate("() => navigator.clipboard.readText()");
    reader.close();
    page.bringToFront();
    return text;
  }

  void putOnClipboard(String text) {
    page.evaluate("text => navigator.clipboard.writeText(text)", text);
  }

  /** The page's whole text: elements, shadow trees, and what stands in fields. */
  String everything() {
    return (String) page.evaluate(EVERYTHING);
  }

  /**
   * What can be scrolled sideways, in shadow trees too; empty when nothing can but code and bars of
   * tabs, which are made for it.
   */
  @SuppressWarnings("unchecked")
  List<String> scrollsSideways() {
    return (List<String>) page.evaluate(SIDEWAYS);
  }
}
