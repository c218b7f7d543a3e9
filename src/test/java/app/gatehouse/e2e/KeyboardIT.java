package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Everything without a mouse, and always with a focus that can be seen. */
@BrowserTest
class KeyboardIT {

  private static final String KEY = "sk-proj-Keyboard000000000000000000000abcd";
  private static final int MOST_STEPS = 60;

  /** The focused element or something that is drawn around it has an outline, a ring or a line. */
  private static final String FOCUS_IS_SEEN =
      """
      () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const seen = (node) => [null, '::before', '::after'].some((part) => {
          const style = getComputedStyle(node, part);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== 'none';
        });
        for (let node = element; node && node !== document.body;
            node = node.assignedSlot || node.parentElement || node.getRootNode().host) {
          if (seen(node)) return true;
        }
        return false;
      }
      """;

  private static final String FOCUSED_ROLE =
      """
      () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('role') ?? '';
      }
      """;

  @SuppressWarnings("NullAway.Init") // Each test opens its own first.
  private GatehousePage page;

  @Test
  void aKeyIsAddedCopiedAndDeleted(Stage stage) {
    try (Visitor visitor = stage.stranger()) {
      page = visitor.open("/keys");
      signIn();
      KeysPage keys = new KeysPage(page);
      assertThat(page.title("Keys")).isVisible();
      page.settle();
      keys.clear();

      tabTo(keys.provider());
      press("Enter");
      assertThat(page.page().getByText("Local (free)")).isVisible();
      press("ArrowDown");
      press("Enter");
      assertThat(keys.provider()).hasAccessibleName("OpenAI Provider");
      tabTo(keys.key());
      page.page().keyboard().type(KEY);
      press("Enter");
      assertThat(page.row("••••••••abcd")).isVisible();
      assertThat(keys.provider()).isFocused();
      expectVisibleFocus();

      intoTheTable();
      press("End");
      press("Enter");
      assertThat(page.button("Test OpenAI key")).isFocused();
      expectVisibleFocus();
      tabTo(page.button("Copy OpenAI key"));
      expectVisibleFocus();
      press("Enter");
      assertThat(page.notice("API key copied to clipboard")).isVisible();
      assertThat(page.clipboard()).isEqualTo(KEY);
      assertThat(page.button("Copy OpenAI key")).isFocused();

      tabTo(page.button("Delete OpenAI key"));
      press("Space");
      Locator dialog = page.dialog("Delete the OpenAI key?");
      tabTo(dialog.getByText("Delete", new Locator.GetByTextOptions().setExact(true)).last());
      press("Enter");
      assertThat(page.page().getByText("No keys yet")).isVisible();
    }
  }

  @Test
  void aCardOfTheProfileIsOpened(Visitor visitor) {
    page = visitor.open("/profile");
    tabTo(page.card("OpenAI"));
    press("Enter");
    assertThat(page.card("OpenAI")).hasAttribute("aria-expanded", "true");
    tabTo(page.link("Get your OpenAI key here"));
  }

  private void signIn() {
    tabTo(page.field("Username"));
    page.page().keyboard().type(RunningGatehouse.OWNER);
    tabTo(page.field("Password"));
    page.page().keyboard().type(RunningGatehouse.PASSWORD);
    press("Enter");
  }

  private void press(String key) {
    page.page().keyboard().press(key);
    page.settle();
  }

  /** Presses Tab until this has the focus, and sees it everywhere on the way. */
  private void tabTo(Locator target) {
    assertThat(target).isAttached();
    for (int steps = 0; !hasFocus(target); steps++) {
      assertThat(steps).as("presses of Tab to reach %s", target).isLessThan(MOST_STEPS);
      page.page().keyboard().press("Tab");
      expectVisibleFocus();
    }
  }

  /** A table is one stop on the way of Tab; inside, the arrows lead on. */
  private void intoTheTable() {
    for (int steps = 0; !page.page().evaluate(FOCUSED_ROLE).equals("gridcell"); steps++) {
      assertThat(steps).as("presses of Tab to reach a cell").isLessThan(MOST_STEPS);
      page.page().keyboard().press("Tab");
      expectVisibleFocus();
    }
  }

  private static boolean hasFocus(Locator target) {
    return (Boolean)
        target.evaluate(
            "element => element.matches(':focus') || element.getRootNode().activeElement =="
                + " element");
  }

  private void expectVisibleFocus() {
    Object focused =
        page.page().evaluate("() => document.activeElement?.outerHTML?.slice(0, 200) ?? 'nothing'");
    if (!focused.toString().startsWith("<body")) {
      assertThat(page.page().evaluate(FOCUS_IS_SEEN))
          .as("a visible focus on %s", focused)
          .isEqualTo(true);
    }
  }
}
