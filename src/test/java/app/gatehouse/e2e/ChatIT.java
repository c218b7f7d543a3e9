package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.chat.markdown.HostilePayloads;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person chats: sends, stops, asks again, and reloads in the middle of an answer. */
@BrowserTest
class ChatIT {

  private static final String KEY = "sk-proj-Chat00000000000000000000000000abcd";
  private static final StreamingProvider OPENAI = new StreamingProvider();
  private static final RunningGatehouse[] GATEHOUSE = new RunningGatehouse[1];

  private GatehousePage page;

  @BeforeAll
  static void start() {
    GATEHOUSE[0] =
        RunningGatehouse.withOwner("--gatehouse.providers.openai.base-url=" + OPENAI.baseUrl());
  }

  @AfterAll
  static void stop() {
    GATEHOUSE[0].close();
    OPENAI.close();
  }

  @BeforeEach
  void openTheChat(Stage stage) {
    Visitor visitor = stage.stranger(GATEHOUSE[0]);
    page = visitor.open("/login");
    page.signIn();
    page.open("/keys");
    KeysPage keys = new KeysPage(page);
    keys.clear();
    keys.add("OpenAI", KEY);
    page.open("/chat");
  }

  private Locator prompt() {
    return page.page()
        .getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
        .and(page.page().locator("textarea"));
  }

  private void send(String text) {
    prompt().fill(text);
    prompt().press("Enter");
    assertThat(prompt()).hasValue("");
  }

  private Locator answer() {
    return page.role(AriaRole.ARTICLE, "Answer").last();
  }

  @Test
  void anAnswerSurvivesAReloadIsStoppedAndAskedForAgain() {
    send("How do I sort?");
    OPENAI.says("Use **sort**");
    assertThat(answer().locator("strong")).hasText("sort");
    assertThat(page.page()).hasURL(Pattern.compile("/chat/."));

    page.page().reload();
    page.settle();
    assertThat(answer().locator("strong")).hasText("sort");
    OPENAI.says(" or `order`");
    assertThat(answer().locator("code")).hasText("order");
    OPENAI.ends();
    assertThat(answer()).containsText("7 tokens in, 21 out");

    OPENAI.says("Once more");
    page.button("Answer again").click();
    assertThat(answer()).containsText("Once more");
    page.button("Stop").click();
    assertThat(answer()).containsText("You stopped this answer.");
    assertThat(answer()).containsText("2 of 2");
    OPENAI.ends();
  }

  @Test
  void anAnsweredChatHasNothingGraveForAxeAndDoesNotScrollSideways() {
    send("How do I sort, in a conversation whose title has no room in any list of conversations?");
    OPENAI
        .says("## Sorting\n\nUse **sort** or `order`, see [the manual](https://example.com).\n\n")
        .says("```java\nnames.sort(Comparator.comparing(String::length).thenComparing(")
        .says("Comparator.naturalOrder())); // a line that has no room on any telephone\n```\n\n")
        .says("| Way | Time | Memory | What has to be known of it |\n|---|---|---|---|\n")
        .says("| merge | n log n | n | averylongwordwithoutanyroomforabreak |\n\n> Be *quick*.\n")
        .ends();
    assertThat(answer()).containsText("7 tokens in, 21 out");

    Axe axe = new Axe();
    axe.look("chat, answered", page);
    page.button("What to do with this conversation").click();
    assertThat(page.button("Rename")).isVisible();
    axe.look("chat, menu", page);
    page.button("Rename").press("Enter");
    assertThat(page.field("Title")).isFocused();
    page.page().keyboard().press("Escape");
    assertThat(page.button("What to do with this conversation")).isFocused();
    page.page().setViewportSize(390, 844);
    page.settle();
    // A table that is wider than the screen scrolls by itself.
    assertThat(page.scrollsSideways()).allMatch(area -> area.startsWith("div.md-table"));
    page.button("Show or hide the conversations").click();
    assertThat(page.button("Hide the conversations")).isVisible();
    axe.look("chat, conversations", page);
    page.page().setViewportSize(390, 844);
    page.settle();
    assertThat(page.scrollsSideways()).allMatch(area -> area.startsWith("div.md-table"));

    axe.lesserFindings().forEach(finding -> System.out.println("axe: " + finding));
    assertThat(axe.graveFindings()).isEmpty();
  }

  @Test
  void nothingThatAModelWritesRunsOrIsFetched() {
    List<String> outcome = new ArrayList<>();
    page.page()
        .onDialog(dialog -> {
          outcome.add(dialog.message());
          dialog.dismiss();
        });
    page.page()
        .onRequest(request -> {
          if (!request.url().startsWith(GATEHOUSE[0].address())) {
            outcome.add(request.url());
          }
        });
    send("Be evil");
    HostilePayloads.all().forEach(payload -> OPENAI.says(payload + "\n\n---\n\n"));
    OPENAI.says("\n\n# The end").ends();

    assertThat(answer().getByText("The end")).isVisible();
    assertThat(answer()).containsText("7 tokens in, 21 out");
    assertThat(outcome).isEmpty();
  }

  @Test
  void aSavedKeyInAPromptIsAskedAboutFirst() {
    prompt().fill("Is " + KEY + " good?");
    prompt().press("Enter");
    assertThat(page.page().getByText("your saved OpenAI key")).isVisible();
    page.button("Cancel").click();
    assertThat(prompt()).hasValue("Is " + KEY + " good?");
    assertThat(OPENAI.asked).noneMatch(body -> body.contains(KEY));
  }
}
