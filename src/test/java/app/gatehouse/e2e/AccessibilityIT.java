package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No serious and no critical finding of axe, in any state that a page can be in. */
@BrowserTest
class AccessibilityIT {

  private final Axe axe = new Axe();

  @Test
  void theSetUpPage(Stage stage) {
    try (RunningGatehouse gatehouse = RunningGatehouse.fresh();
        Visitor visitor = stage.stranger(gatehouse)) {
      GatehousePage page = visitor.open("/setup");
      axe.look("set-up", page);
      page.button("Create account").click();
      assertThat(page.fieldError("Enter a username.")).isVisible();
      axe.look("set-up with problems", page);
    }
    expectNothingGrave();
  }

  @Test
  void theLoginPage(Stage stage) {
    try (Visitor visitor = stage.stranger()) {
      GatehousePage page = visitor.open("/login");
      axe.look("login", page);
      page.open("/login?error");
      axe.look("login refused", page);
    }
    expectNothingGrave();
  }

  @Test
  void theKeysPage(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    axe.look("keys, empty", keys.page());
    keys.choose("Azure OpenAI");
    axe.look("keys, a provider chosen", keys.page());
    keys.add("OpenAI", "sk-proj-Axe0000000000000000000000000000abcd");
    axe.look("keys, with a row", keys.page());
    keys.page().button("Delete OpenAI key").click();
    assertThat(keys.page().dialog("Delete the OpenAI key?")).isAttached();
    axe.look("keys, delete", keys.page());
    keys.page().confirm("Delete the OpenAI key?", "Cancel");
    theKeysPagesOtherDialogs(keys.page());
    expectNothingGrave();
  }

  private void theKeysPagesOtherDialogs(GatehousePage page) {
    page.button("Export").click();
    assertThat(page.field("Pass phrase")).isVisible();
    axe.look("keys, export", page);
    page.confirm("Export your keys", "Cancel");
    page.button("Add several").click();
    assertThat(page.button("Show what is in it")).isVisible();
    axe.look("keys, add several", page);
    page.page()
        .getByLabel("Text with keys")
        .and(page.page().locator("textarea"))
        .fill("GROQ_API_KEY=sk-proj-Axe000000000000000000abcd\nXAI_API_KEY=your-key-here");
    page.button("Show what is in it").click();
    assertThat(page.dialog("What was found")).isAttached();
    axe.look("keys, what was found", page);
  }

  @Test
  void theProfilePage(Visitor visitor) {
    GatehousePage page = visitor.open("/profile");
    axe.look("profile, closed", page);
    page.open("/profile?provider=huggingface");
    axe.look("profile, a card open", page);
    page.button("Change password").click();
    assertThat(page.field("Current password")).isVisible();
    axe.look("profile, change password", page);
    expectNothingGrave();
  }

  @Test
  void theModelsPage(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    GatehousePage page = visitor.open("/models");
    axe.look("models, empty", page);
    keys.page().page().bringToFront();
    keys.add("OpenAI", "sk-proj-Axe0000000000000000000000000000abcd");
    page.page().bringToFront();
    assertThat(page.row("openai/gpt-4o")).isVisible();
    axe.look("models, with rows", page);
    page.button("Add model").click();
    assertThat(page.field("Model ID")).isVisible();
    axe.look("models, add", page);
    expectNothingGrave();
  }

  /** With answers, see {@link ChatIT}. */
  @Test
  void theChatPage(Visitor visitor) {
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    GatehousePage page = visitor.open("/chat");
    assertThat(page.page().getByText("No models yet")).isVisible();
    axe.look("chat, no models", page);
    keys.page().page().bringToFront();
    keys.add("OpenAI", "sk-proj-Axe0000000000000000000000000000abcd");
    page.page().bringToFront();
    assertThat(page.page().getByText("Ask anything")).isVisible();
    axe.look("chat, empty", page);
    expectNothingGrave();
  }

  @Test
  void theActivityPage(Visitor visitor) {
    GatehousePage page = visitor.open("/activity");
    assertThat(page.page().locator(".activity-page [role=status]")).containsText("entr");
    axe.look("activity", page);
    page.field("Filter").fill("nothing like this");
    assertThat(page.page().getByText("No activity matches.")).isVisible();
    axe.look("activity, nothing found", page);
    expectNothingGrave();
  }

  @Test
  void theApiPage(Visitor visitor) {
    GatehousePage page = visitor.open("/api");
    assertThat(page.button("New access token")).isVisible();
    axe.look("api", page);
    page.button("New access token").click();
    assertThat(page.field("Requests per minute")).isVisible();
    axe.look("api, a new access token", page);
    page.field("Name").fill("axe");
    page.button("Make token").click();
    assertThat(page.button("I have copied it")).isVisible();
    axe.look("api, the token shown once", page);
    page.button("I have copied it").click();
    page.button("New alias").click();
    assertThat(page.field("Add a model")).isVisible();
    axe.look("api, a new alias", page);
    expectNothingGrave();
  }

  @Test
  void theUsagePage(Visitor visitor) {
    GatehousePage page = visitor.open("/usage");
    assertThat(page.page().getByText("Days and months are those of UTC.")).isVisible();
    axe.look("usage", page);
    expectNothingGrave();
  }

  @Test
  void theHuggingFaceTab(Stage stage, Visitor visitor) {
    stage.hub().resetAll();
    // Another test may have left a token, about which this Hub would be asked.
    KeysPage.open(visitor).clear();
    GatehousePage page = visitor.open("/models?tab=huggingface");
    assertThat(page.button("Try again")).isVisible();
    axe.look("hugging face, not reached", page);
    HuggingFaceIT.tell(stage.hub());
    page.button("Try again").click();
    assertThat(page.link("portcullis-8b")).isVisible();
    axe.look("hugging face, found", page);
    HuggingFaceIT.gate(stage.hub(), 401, "Access to model is restricted.");
    HuggingFaceIT.check(page);
    assertThat(page.notice(HuggingFaceIT.GATED)).isVisible();
    axe.look("hugging face, gated", page);
    expectNothingGrave();
  }

  @Test
  void thePageThatIsNotThere(Visitor visitor) {
    axe.look("not found", visitor.open("/nowhere"));
    expectNothingGrave();
  }

  private void expectNothingGrave() {
    axe.lesserFindings().forEach(finding -> System.out.println("axe: " + finding));
    assertThat(axe.graveFindings()).isEmpty();
  }
}
