package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class ActivityIT {

  @Test
  void whatHappensInOneTabIsReadInAnother(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    GatehousePage activity = visitor.open("/activity");
    assertThat(activity.title("Activity")).isVisible();
    int before = find(activity, "groq");

    keys.page().page().bringToFront();
    keys.add("Groq", "gsk_Activity000000000000000000000000000000000000abcd");
    keys.page().button("Copy Groq key").click();
    assertThat(keys.page().notice("API key copied to clipboard")).isVisible();

    activity.page().bringToFront();
    assertThat(count(activity)).hasText(before + 2 + " entries");
    assertThat(activity.row("Key copied").first()).isVisible();
    assertThat(activity.row("Key saved").first()).isVisible();
    assertThat(activity.everything()).doesNotContain("gsk_");
  }

  /** The key is handed over once, also where the page has to show it to be copied by hand. */
  @Test
  void aKeyThatTheClipboardRefusesIsWrittenDownOnce(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    keys.add("xAI", "xai-Activity00000000000000000000000000000000abcd");
    GatehousePage activity = visitor.open("/activity");
    int before = find(activity, "xai");

    keys.page().page().bringToFront();
    keys.page()
        .page()
        .evaluate(
            "() => navigator.clipboard.write ="
                + " () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
    keys.page().button("Copy xAI key").click();
    assertThat(keys.page().page().locator(".revealed-secret"))
        .hasValue("xai-Activity00000000000000000000000000000000abcd");
    keys.page().button("Close").click();

    activity.page().bringToFront();
    assertThat(count(activity)).hasText(before + 1 == 1 ? "1 entry" : before + 1 + " entries");
  }

  private static Locator count(GatehousePage activity) {
    return activity.page().locator(".activity-page .toolbar [role=status]");
  }

  /** How many entries there are by these words, of whatever other tests did. */
  private static int find(GatehousePage activity, String words) {
    // That somebody signed in is among all of them, and is not found by a provider's name.
    assertThat(count(activity)).hasText(Pattern.compile("\\d"));
    String all = count(activity).innerText();
    activity.field("Filter").fill(words);
    assertThat(count(activity)).not().hasText(all);
    String found = count(activity).innerText().replaceAll("\\D", "");
    return found.isEmpty() ? 0 : Integer.parseInt(found);
  }
}
