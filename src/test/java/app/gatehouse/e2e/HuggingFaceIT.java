package app.gatehouse.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BrowserTest
class HuggingFaceIT {

  static final String GATED =
      "This model is gated on Hugging Face. Please request access and accept the license terms on"
          + " the model page, then try again.";

  static final String NOT_IN_THE_LIST =
      "Access to model is restricted and you are not in the authorized list.";

  private static final String MODEL = "castle/portcullis-8b";
  private static final String WHO =
      """
      {"type":"user","name":"ada","auth":{"type":"access_token",
       "accessToken":{"displayName":"gatehouse","role":"read"}}}
      """;

  private static final String INFO =
      """
      {"id":"castle/portcullis-8b","gated":"manual","downloads":1234,"likes":5,
       "tags":["gguf","license:mit"],"gguf":{"total":8000000000,"architecture":"llama"},
       "siblings":[{"rfilename":"portcullis-8b-Q4_K_M.gguf","size":4000000},
        {"rfilename":"mmproj-F16.gguf","size":1000000},{"rfilename":"README.md","size":100}]}
      """;

  private WireMockServer hub;
  private KeysPage keys;
  private GatehousePage page;

  @BeforeEach
  void openTheTab(Stage stage, Visitor visitor) {
    hub = stage.hub();
    hub.resetAll();
    answerWhoAmI(hub);
    tell(hub);
    keys = KeysPage.open(visitor);
    keys.clear();
    page = visitor.open("/models?tab=huggingface");
  }

  @AfterEach
  void forget() {
    hub.resetAll();
  }

  @Test
  void withoutATokenTheNoticeAsksForOne() {
    gate(
        hub,
        401,
        "Access to model is restricted. You must have access to it and be authenticated.");
    check(page);

    expectGated("No Hugging Face token is saved.");
    assertThat(page.link("Add a Hugging Face token")).isVisible();
    expectLines("Token missing", "Not known yet", "Not known yet", "Not known yet");
  }

  @Test
  void aTokenThatIsSavedInAnotherWindowIsTriedByItself() {
    gate(hub, 401, "Access to model is restricted. Please log in.");
    check(page);
    expectGated("No Hugging Face token is saved.");

    gate(hub, 403, NOT_IN_THE_LIST);
    saveToken();

    assertThat(page.notice("No Hugging Face token is saved.")).not().isAttached();
    expectGated("Your Hugging Face account has not asked for access to this model yet.");
    expectLines("Done", "Not yet", "Never asked", "Done");
  }

  @Test
  void whoNeverAskedIsSentToTheModelPage() {
    saveToken();
    gate(hub, 403, NOT_IN_THE_LIST);
    check(page);

    expectGated("Your Hugging Face account has not asked for access to this model yet.");
  }

  @Test
  void whoWaitsChecksAgainUntilTheAuthorsHaveSaidYes() {
    saveToken();
    gate(hub, 403, "Your request to access model is awaiting a review from the repo authors.");
    check(page);
    expectGated("Your request is waiting for the author's approval.");

    hub.resetMappings();
    tell(hub);
    hub.stubFor(get(authCheck()).willReturn(aResponse().withBody("OK")));
    again(page.notice(GATED)).click();

    assertThat(page.notice(GATED)).not().isAttached();
    assertThat(page.page().getByText("You can download this model.")).isVisible();
  }

  private void expectGated(String why) {
    Locator notice = page.notice(GATED);
    assertThat(notice).isVisible();
    // Announced at once, not when a screen reader next pauses.
    assertThat(notice).hasAttribute("aria-live", "assertive");
    assertThat(notice.getByText(why)).isVisible();
    Locator link =
        notice.getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^Open model page")));
    assertThat(link).hasAttribute("href", hub.baseUrl() + "/" + MODEL);
    assertThat(link).hasAttribute("target", "_blank");
    assertThat(link).hasAttribute("rel", "noopener noreferrer");
    assertThat(again(notice)).isVisible();
    assertThat(again(card())).isVisible();
  }

  private Locator card() {
    return page.page().locator(".hub-card");
  }

  private static Locator again(Locator where) {
    return where.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check again"));
  }

  /** How the four lines of the checklist stand. */
  private void expectLines(String... states) {
    Locator lines = card().getByRole(AriaRole.LISTITEM);
    assertThat(lines).hasCount(states.length);
    for (int line = 0; line < states.length; line++) {
      assertThat(lines.nth(line)).containsText(states[line]);
      assertThat(lines.nth(line).getByRole(AriaRole.LINK).first()).isVisible();
    }
  }

  @Test
  void aModelIsFoundAndOpenedAndTheWayBackLeadsToWhereItWasFound() {
    hub.stubFor(get(authCheck()).willReturn(aResponse().withBody("OK")));
    page.page().bringToFront();
    page.field("Hugging Face model").fill("portcullis");
    Locator found = page.link("portcullis-8b");
    found.click();

    assertThat(page.heading(MODEL)).isFocused();
    assertThat(page.page().getByText("portcullis-8b-Q4_K_M.gguf")).isVisible();
    assertThat(page.page().getByText("Fits").first()).isVisible();
    // The browser writes the address when it has nothing more urgent to do, after the page.
    assertThat(page.page()).hasURL(Pattern.compile("[?&]model="));

    page.page().reload();
    assertThat(page.page().getByText("portcullis-8b-Q4_K_M.gguf")).isVisible();

    page.page().goBack();
    assertThat(found).isFocused();
    assertThat(page.field("Hugging Face model")).hasValue("portcullis");
  }

  static void check(GatehousePage page) {
    page.field("Hugging Face model").fill(MODEL);
    page.field("Hugging Face model").press("Enter");
  }

  private void saveToken() {
    keys.page().page().bringToFront();
    keys.add("Hugging Face", "hf_BrowserTest00000000000000000000abcd");
    page.page().bringToFront();
  }

  static void answerWhoAmI(WireMockServer hub) {
    hub.stubFor(
        get("/api/whoami-v2")
            .willReturn(aResponse().withHeader("Content-Type", "application/json").withBody(WHO)));
  }

  static void gate(WireMockServer hub, int status, String message) {
    ResponseDefinitionBuilder answer =
        aResponse()
            .withStatus(status)
            .withHeader("X-Error-Code", "GatedRepo")
            .withHeader("X-Error-Message", message)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"error\":\"" + message + "\"}");
    hub.stubFor(get(authCheck()).willReturn(answer));
  }

  /** What the Hub tells everybody of the model. */
  static void tell(WireMockServer hub) {
    hub.stubFor(get(urlPathEqualTo("/api/models")).willReturn(okJson("[" + INFO + "]")));
    hub.stubFor(get(urlPathEqualTo("/api/models/" + MODEL)).willReturn(okJson(INFO)));
  }

  private static String authCheck() {
    return "/api/models/" + MODEL + "/auth-check";
  }
}
