package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.FakeGroq;
import app.gatehouse.fakes.FakeOpenAi;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A person saves a wrong key and a good one, sees a provider fail, and refreshes. Providers are
 * asked as they are in life, in an installation that goes on from test to test.
 */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiscoveryIT {

  private static final FakeOpenAi OPENAI = new FakeOpenAi(0);
  private static final FakeGroq GROQ = new FakeGroq(0);
  private static final RunningGatehouse[] GATEHOUSE = new RunningGatehouse[1];

  private Visitor visitor;
  private GatehousePage page;

  @BeforeAll
  static void start() {
    GATEHOUSE[0] =
        RunningGatehouse.withOwner(
            "--gatehouse.discovery.automatic=true",
            "--logging.level.app.gatehouse=TRACE",
            "--gatehouse.providers.openai.base-url=" + OPENAI.baseUrl(),
            "--gatehouse.providers.groq.base-url=" + GROQ.baseUrl());
  }

  @AfterAll
  static void stop() {
    GATEHOUSE[0].close();
    OPENAI.close();
    GROQ.close();
  }

  @BeforeEach
  void signIn(Stage stage) {
    visitor = stage.stranger(GATEHOUSE[0]);
    page = visitor.open("/login");
    page.signIn();
  }

  @Test
  @Order(1)
  void aWrongKeyIsToldInPlaceAndAGoodOneSaysWhatItUnlocks() {
    OPENAI.quotesTheKey();
    page.open("/profile?provider=openai");
    key().fill(OPENAI.key());
    page.button("Save OpenAI").click();

    assertThat(page.card("OpenAI")).hasAccessibleName(Pattern.compile("Rejected"));
    assertThat(text("OpenAI does not accept this key.")).isVisible();
    // What the provider quoted of the key is nowhere.
    assertThat(page.everything()).doesNotContain(OPENAI.key().substring(8, 40));
    assertThat(GATEHOUSE[0].output()).doesNotContain(OPENAI.key().substring(8, 40));

    OPENAI.serves(37);
    page.button("Replace OpenAI key").click();
    key().fill(OPENAI.key());
    page.button("Save OpenAI").click();

    assertThat(page.card("OpenAI")).hasAccessibleName(Pattern.compile("Valid"));
    assertThat(text("37 models unlocked")).isVisible();
    visitor.close();
  }

  @Test
  @Order(2)
  void aProviderInTroubleKeepsItsVerdictAndSaysSoCalmly() {
    OPENAI.isOverloaded();
    page.open("/keys");
    page.button("Test OpenAI key").click();

    assertThat(page.notice("OpenAI could not be asked: it has trouble of its own.")).isVisible();
    assertThat(page.row("Valid").first()).isVisible();
    page.open("/models");
    assertThat(text("37 models")).isVisible();
    visitor.close();
  }

  @Test
  @Order(3)
  void aRefreshShowsHowFarItIsAndIsCancelledWithoutHarm() {
    GROQ.serves(2);
    page.open("/profile?provider=groq");
    key().fill(GROQ.key());
    page.button("Save Groq").click();
    assertThat(text("2 models unlocked")).isVisible();
    OPENAI.lists("{\"id\":\"gpt-fake-0\"},{\"id\":\"gpt-brand-new\"}");
    GROQ.hangs();

    page.open("/models");
    page.button("Refresh").click();

    assertThat(text("1 of 2")).isVisible();
    assertThat(text("waiting…")).isVisible();
    assertThat(text("2 listed")).isVisible();
    page.button("Cancel").click();
    assertThat(text("cancelled")).isVisible();
    assertThat(text("1 new: gpt-brand-new")).isVisible();
    assertThat(text("36 gone:")).isVisible();
    assertThat(text("4 models")).isVisible();
    visitor.close();
  }

  private Locator key() {
    return page.field("API key").and(page.page().locator(":visible"));
  }

  private Locator text(String words) {
    return page.page().getByText(words).first();
  }
}
