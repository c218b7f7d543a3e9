package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BrowserTest
class KeysIT {

  private static final String OPENAI_KEY = "sk-proj-Keys000000000000000000000000009876";
  private static final String ANTHROPIC_KEY = "sk-ant-api03-Keys00000000000000000000005432";

  private Visitor visitor;
  private KeysPage keys;
  private GatehousePage page;

  @BeforeEach
  void openWithNothingSaved(Visitor visitor) {
    this.visitor = visitor;
    keys = KeysPage.open(visitor);
    page = keys.page();
    keys.clear();
  }

  @Test
  void addWaitsForAProviderAndAKey() {
    assertThat(keys.add()).isDisabled();
    keys.choose("OpenAI");
    assertThat(keys.add()).isDisabled();
    keys.key().fill(OPENAI_KEY);
    assertThat(keys.add()).isEnabled();
    keys.key().fill(" ");
    assertThat(keys.add()).isDisabled();
  }

  @Test
  void anAddedKeyIsShownMaskedAndTheFormAwaitsTheNext() {
    keys.choose("OpenAI");
    keys.key().fill(OPENAI_KEY);
    keys.add().click();

    assertThat(page.notice("OpenAI key added")).isVisible();
    assertThat(page.row("••••••••9876")).isVisible();
    assertThat(keys.key()).hasValue("");
    assertThat(keys.provider()).hasAccessibleName("Select provider Provider");
    assertThat(keys.provider()).isFocused();
    assertThat(page.everything()).doesNotContain(OPENAI_KEY);
  }

  @Test
  void enterInTheFieldAdds() {
    keys.choose("OpenAI");
    keys.key().fill(OPENAI_KEY);
    keys.key().press("Enter");

    assertThat(page.notice("OpenAI key added")).isVisible();
    assertThat(page.row("••••••••9876")).isVisible();
  }

  @Test
  void whatClingsToAPastedKeyIsLeftOut() {
    keys.choose("OpenAI");
    page.putOnClipboard("  \"Bearer " + OPENAI_KEY + "\" \t");
    keys.key().press("ControlOrMeta+v");
    keys.add().click();
    assertThat(page.row("••••••••9876")).isVisible();

    page.putOnClipboard("");
    page.button("Copy OpenAI key").click();
    assertThat(page.notice("API key copied to clipboard")).isVisible();
    assertThat(page.clipboard()).isEqualTo(OPENAI_KEY);
  }

  @Test
  void theMaskedFormOfAKeyIsRefused() {
    keys.choose("OpenAI");
    keys.key().fill("sk-proj-••••••••9876");
    keys.add().click();

    assertThat(page.fieldError("This is the masked form of a key.")).isVisible();
    assertThat(page.row("OpenAI")).not().isAttached();
  }

  @Test
  void severalPastedLinesWithoutAKeyAreRefused() {
    keys.choose("OpenAI");
    page.putOnClipboard("one line\nand another");
    keys.key().press("ControlOrMeta+v");

    assertThat(page.fieldError("This has several lines. Paste one key, on one line.")).isVisible();
    assertThat(keys.key()).hasValue("");
    assertThat(keys.add()).isDisabled();
  }

  @Test
  void aKeyOfAnotherProviderIsOfferedToBeSavedThere() {
    keys.choose("Groq");
    keys.key().fill(ANTHROPIC_KEY);
    keys.add().click();
    page.confirm("This looks like an Anthropic key", "Save for Anthropic");

    assertThat(page.notice("Anthropic key added")).isVisible();
    assertThat(page.row("Anthropic")).isVisible();
    assertThat(page.row("Groq")).not().isAttached();
  }

  @Test
  void aSavedKeyIsReplacedOnlyWhenThatIsConfirmed() {
    keys.add("OpenAI", OPENAI_KEY);

    keys.choose("OpenAI");
    keys.key().fill("sk-proj-Other00000000000000000000000001111");
    keys.add().click();
    page.confirm("Replace the OpenAI key?", "Cancel");
    assertThat(page.row("••••••••9876")).isVisible();

    keys.add().click();
    page.confirm("Replace the OpenAI key?", "Replace");
    assertThat(page.notice("OpenAI key replaced")).isVisible();
    assertThat(page.row("••••••••1111")).isVisible();
    assertThat(page.row("••••••••9876")).not().isAttached();
  }

  @Test
  void copyPutsTheKeyOnTheClipboardWithOneRequestThatNobodyStores() {
    keys.add("OpenAI", OPENAI_KEY);
    List<Request> requests = new CopyOnWriteArrayList<>();
    page.page().onRequest(requests::add);
    Response answer =
        page.page()
            .waitForResponse(
                Pattern.compile("/credentials/.*/copy$"),
                () -> page.button("Copy OpenAI key").click());

    assertThat(page.notice("API key copied to clipboard")).isVisible();
    assertThat(page.clipboard()).isEqualTo(OPENAI_KEY);
    assertThat(answer.request().method()).isEqualTo("POST");
    assertThat(answer.headerValue("cache-control")).contains("no-store");
    assertThat(requests).filteredOn(request -> request.url().contains("/credentials/")).hasSize(1);
    assertThat(page.row("Just now")).isVisible();
    assertThat(page.everything()).doesNotContain(OPENAI_KEY);
  }

  @Test
  void whereTheBrowserRefusesTheClipboardTheKeyIsShownUntilTheDialogCloses() {
    keys.add("OpenAI", OPENAI_KEY);
    page.page()
        .evaluate(
            "() => navigator.clipboard.write ="
                + " () => Promise.reject(new DOMException('', 'NotAllowedError'))");
    page.button("Copy OpenAI key").click();

    assertThat(page.dialog("Copy the OpenAI key by hand")).isAttached();
    assertThat(page.field("OpenAI key")).hasValue(OPENAI_KEY);
    assertThat(page.field("OpenAI key")).isFocused();
    assertThat(page.everything()).contains(OPENAI_KEY);

    page.confirm("Copy the OpenAI key by hand", "Close");
    assertThat(page.everything()).doesNotContain(OPENAI_KEY);
  }

  @Test
  void deleteAsksFirstAndTakesTheModelsWithIt() {
    keys.add("OpenAI", OPENAI_KEY);

    page.button("Delete OpenAI key").click();
    page.confirm("Delete the OpenAI key?", "Cancel");
    assertThat(page.row("OpenAI")).isVisible();
    GatehousePage models = visitor.open("/models");
    assertThat(models.row("openai/gpt-4o")).isVisible();

    page.page().bringToFront();
    page.button("Delete OpenAI key").click();
    page.confirm("Delete the OpenAI key?", "Delete");
    assertThat(page.notice("OpenAI key deleted")).isVisible();
    assertThat(page.row("OpenAI")).not().isAttached();
    assertThat(page.page().getByText("No keys yet")).isVisible();
    models.open("/models");
    assertThat(models.page().getByText("No models yet")).isVisible();
  }

  @Test
  void aLocalProviderNeedsNoKey() {
    keys.choose("Ollama");
    assertThat(keys.key()).isDisabled();
    assertThat(page.field("Address")).hasValue("http://localhost:11434");
    keys.add().click();

    assertThat(page.notice("Ollama added")).isVisible();
    assertThat(page.row("Ollama").and(page.row("No key needed"))).isVisible();
  }

  @Test
  void azureNeedsTheAddressOfItsEndpointToo() {
    keys.choose("Azure OpenAI");
    keys.key().fill("0123456789abcdef0123456789abcdef");
    assertThat(keys.add()).isDisabled();
    page.field("Endpoint URL").fill("http://example.openai.azure.com");
    keys.add().click();
    assertThat(page.fieldError("Enter an address that begins with https://")).isVisible();

    page.field("Endpoint URL").fill("https://example.openai.azure.com");
    keys.add().click();
    assertThat(page.notice("Azure OpenAI key added")).isVisible();
    assertThat(page.row("••••••••cdef")).isVisible();
  }
}
