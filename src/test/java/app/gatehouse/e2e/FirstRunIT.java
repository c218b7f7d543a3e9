package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** From an empty data folder to the first model; each step builds on the one before it. */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FirstRunIT {

  private static final String KEY = "sk-proj-FirstRun0000000000000000000000wxyz";

  private final RunningGatehouse gatehouse = RunningGatehouse.fresh();
  private Visitor visitor;
  private GatehousePage page;

  @BeforeAll
  void arrive(Stage stage) {
    visitor = stage.stranger(gatehouse);
    page = visitor.open("/");
  }

  @AfterAll
  void leave() {
    if (visitor != null) {
      visitor.close();
    }
    gatehouse.close();
  }

  @Test
  @Order(1)
  void theFirstVisitLeadsToTheSetUpPage() {
    assertThat(page.page()).hasURL(Pattern.compile("/setup$"));
    assertThat(page.title("Set up Gatehouse")).isVisible();
  }

  @Test
  @Order(2)
  void theLinkOfTheConsoleFillsInTheCodeAndLeavesItNowhereInTheAddress() {
    page.page().navigate("about:blank");
    page.open(gatehouse.setupLink());

    String code = gatehouse.setupLink().replaceAll(".*#", "");
    assertThat(page.field("Setup code")).hasValue(code);
    assertThat(page.field("Username")).isFocused();
    assertThat(page.page()).hasURL(Pattern.compile("/setup$"));
  }

  @Test
  @Order(3)
  void aWrongCodeIsSaidAtItsField() {
    page.field("Setup code").fill("0000-0000");
    fillIn(RunningGatehouse.PASSWORD);
    page.button("Create account").click();

    assertThat(
            page.page()
                .getByText(
                    "That is not the set-up code. Copy it from the console or the file, and try again."))
        .isVisible();
  }

  @Test
  @Order(4)
  void aShortPasswordIsSaidAtItsField() {
    fillIn("short");
    page.button("Create account").click();

    assertThat(page.fieldError("Use at least 10 characters.")).isVisible();
  }

  @Test
  @Order(5)
  void theNewOwnerIsSignedInAndSeesTheProfile() {
    page.field("Setup code").fill(gatehouse.setupLink().replaceAll(".*#", ""));
    fillIn(RunningGatehouse.PASSWORD);
    page.button("Create account").click();

    assertThat(page.title("Profile")).isVisible();
    assertThat(page.page()).hasURL(Pattern.compile("/profile$"));
    assertThat(page.page()).hasTitle("Profile · Gatehouse");
  }

  @Test
  @Order(6)
  void aSavedKeySaysInPlaceWhatItUnlocks() {
    page.card("OpenAI").click();
    page.field("API key").and(page.page().locator(":visible")).fill(KEY);
    page.page().evaluate("() => window.notReloaded = true");
    page.button("Save OpenAI").click();

    assertThat(page.notice("OpenAI key saved")).isVisible();
    assertThat(page.page().getByText("Unlocks 2 models")).isVisible();
    assertThat(page.page().getByText("1 of 10 set")).isVisible();
    assertThat(page.page().evaluate("() => window.notReloaded")).isEqualTo(true);
    assertThat(page.everything()).doesNotContain(KEY);
  }

  @Test
  @Order(7)
  void theLinkShowsTheUnlockedModelsWithTheirSource() {
    page.link("See models").click();

    assertThat(page.title("Models")).isVisible();
    assertThat(page.row("openai/gpt-4o-mini")).isVisible();
    assertThat(page.row("openai/gpt-4o-mini").and(page.row("Default list"))).isVisible();
    assertThat(page.page().getByText("2 models", exactly())).isVisible();
  }

  @Test
  @Order(8)
  void theSetUpPageIsGone() {
    int status = page.open("/setup");

    assertThat(status).isEqualTo(404);
    assertThat(page.title("There is no such page")).isVisible();
  }

  @Test
  @Order(9)
  void aWrongPasswordIsRefusedAndTheRightOneLeadsToThePageAskedFor() {
    page.open("/models");
    page.signOut();
    page.open("/keys");
    assertThat(page.button("Log in")).isVisible();

    page.signIn("not the password");
    assertThat(page.page().getByText("That did not match")).isVisible();

    page.signIn(RunningGatehouse.PASSWORD);
    assertThat(page.title("Keys")).isVisible();
    assertThat(page.page()).hasURL(Pattern.compile("/keys(\\?continue)?$"));
    assertThat(page.row("OpenAI")).isVisible();
  }

  private void fillIn(String password) {
    page.field("Username").fill(RunningGatehouse.OWNER);
    page.field("Password").fill(password);
    page.field("Repeat password").fill(password);
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }
}
