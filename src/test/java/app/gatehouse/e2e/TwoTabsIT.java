package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@BrowserTest
class TwoTabsIT {

  @Test
  void aKeyAddedInOneTabAppearsInTheOthers(Visitor visitor) {
    KeysPage one = KeysPage.open(visitor);
    one.clear();
    GatehousePage keys = visitor.open("/keys");
    GatehousePage models = visitor.open("/models");
    assertThat(models.page().getByText("No models yet")).isVisible();

    one.page().page().bringToFront();
    one.add("OpenAI", "sk-proj-Tabs00000000000000000000000000abcd");
    keys.page().bringToFront();
    assertThat(keys.row("••••••••abcd")).isVisible();
    models.page().bringToFront();
    assertThat(models.row("openai/gpt-4o-mini")).isVisible();

    one.page().page().bringToFront();
    one.clear();
    keys.page().bringToFront();
    assertThat(keys.page().getByText("No keys yet")).isVisible();
  }

  @Test
  void signingOutInOneTabEndsTheOthers(Stage stage) {
    try (Visitor visitor = stage.stranger()) {
      GatehousePage one = visitor.open("/keys");
      one.signIn();
      List<WebSocket> pushes = new CopyOnWriteArrayList<>();
      GatehousePage other = new GatehousePage(visitor.context().newPage());
      other.page().onWebSocket(pushes::add);
      other.open("/models");
      other.page().waitForCondition(() -> !pushes.isEmpty());

      one.page().bringToFront();
      one.signOut();
      other.page().bringToFront();
      other.page().waitForCondition(() -> pushes.getFirst().isClosed());
      if (other.button("Add model").isVisible()) {
        other.button("Add model").click();
      }

      assertThat(other.button("Log in")).isVisible();
      assertThat(other.role(AriaRole.MENUITEM, "Account of ada")).not().isAttached();
      assertThat(visitor.context().pages()).hasSize(2);
    }
  }
}
