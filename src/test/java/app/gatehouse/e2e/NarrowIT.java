package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** On a telephone. */
@BrowserTest
class NarrowIT {

  private static final int WIDTH = 390;
  private static final int HEIGHT = 844;

  @Test
  void noPageScrollsSideways(Visitor visitor, Stage stage) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    keys.add("OpenAI", "sk-proj-Narrow00000000000000000000000abcd");
    GatehousePage page = keys.page();
    page.page().setViewportSize(WIDTH, HEIGHT);
    for (String path :
        List.of(
            "/keys",
            "/profile",
            "/profile?provider=openai",
            "/profile?provider=azure",
            "/models",
            "/models?tab=huggingface",
            "/chat",
            "/api",
            "/usage",
            "/activity",
            "/accounts",
            "/nowhere")) {
      page.open(path);
      assertThat(page.scrollsSideways()).as("scroll areas of %s", path).isEmpty();
    }
    try (Visitor stranger = stage.stranger()) {
      GatehousePage login = stranger.open("/login");
      login.page().setViewportSize(WIDTH, HEIGHT);
      login.settle();
      assertThat(login.scrollsSideways()).as("scroll areas of /login").isEmpty();
    }
  }

  @Test
  void aRowOfTheKeysHasTheProviderTheMaskedKeyAndTheActions(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    keys.add("OpenAI", "sk-proj-Narrow00000000000000000000000abcd");
    GatehousePage page = keys.page();
    page.page().setViewportSize(WIDTH, HEIGHT);
    page.settle();

    assertThat(page.row("OpenAI").and(page.row("••••••••abcd"))).isVisible();
    assertThat(page.page().getByText("••••••••abcd").and(page.page().locator(":visible")))
        .hasCount(1);
    assertThat(page.button("Copy OpenAI key")).isInViewport();
    assertThat(page.button("Delete OpenAI key")).isInViewport();
  }
}
