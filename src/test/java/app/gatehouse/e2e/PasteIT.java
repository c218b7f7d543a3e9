package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several keys at once, into Gatehouse and out of it. */
@BrowserTest
class PasteIT {

  private static final String MARK = "Several7711";
  private static final String ENV =
      """
      # Keys of the team
      OPENAI_API_KEY=sk-proj-%1$s0000000000aaaa
      export ANTHROPIC_API_KEY="sk-ant-api03-%1$s0000bbbb"  # for the agent
      GROQ_API_KEY='gsk_%1$s0000000000000000cccc'
      OPENROUTER_API_KEY=sk-or-v1-%1$s000000dddd
      GEMINI_API_KEY=AQ.%1$s000000000000000eeee
      XAI_API_KEY=xai-%1$s0000000000000000ffff
      HF_TOKEN=hf_%1$sabcdefghijklmnopgggg
      AZURE_OPENAI_API_KEY=0123456789%1$s0123456hhhh
      AZURE_OPENAI_ENDPOINT=https://example.openai.azure.com/
      MISTRAL_API_KEY=your-key-here
      DEBUG=true
      """
          .formatted(MARK)
          .replace("\n", "\r\n");

  private static final String DROP =
      """
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], '.env'));
        document.querySelector('main vaadin-upload-drop-zone').dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }
      """;

  private static final String CACHING =
      "async (link) => (await fetch(link)).headers.get('cache-control')";

  private KeysPage keys;
  private GatehousePage page;

  @BeforeEach
  void openWithNothingSaved(Visitor visitor) {
    keys = KeysPage.open(visitor);
    page = keys.page();
    keys.clear();
  }

  /** The other browser tests share this account. */
  @AfterEach
  void leaveNothingSaved() {
    page.open("/keys");
    keys.clear();
  }

  private Locator boxes() {
    return page.dialog("What was found").getByRole(AriaRole.CHECKBOX);
  }

  private void assertEightPreviewedAndNoneInSight() {
    assertThat(page.dialog("What was found")).isAttached();
    assertThat(boxes()).hasCount(8);
    assertThat(page.page().getByText("2 other lines were ignored.")).isVisible();
    assertThat(page.button("Save 8 keys")).isEnabled();
    page.settle();
    assertThat(page.everything()).contains("••••••••aaaa").doesNotContain(MARK);
  }

  @Test
  void aFilePastedIntoTheKeyFieldIsPreviewedAndSavedOnceConfirmed() {
    page.putOnClipboard(ENV);
    keys.key().focus();
    keys.key().press("ControlOrMeta+v");
    assertEightPreviewedAndNoneInSight();
    assertThat(page.row("••••••••aaaa")).not().isAttached();

    page.button("Save 8 keys").click();
    assertThat(page.notice("8 keys added")).isVisible();
    for (String end : List.of("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh")) {
      assertThat(page.row("••••••••" + end)).isVisible();
    }
    page.settle();
    assertThat(page.everything()).doesNotContain(MARK);
  }

  @Test
  void onATelephoneTheDialogsFillTheScreen() {
    page.page().setViewportSize(390, 844);
    page.button("Add several").click();
    assertThat(page.dialog("Add several keys")).isAttached();
    page.settle();
    assertThat(page.scrollsSideways()).isEmpty();
    page.putOnClipboard(ENV);
    Locator text = page.page().getByLabel("Text with keys").and(page.page().locator("textarea"));
    text.focus();
    text.press("ControlOrMeta+v");

    assertEightPreviewedAndNoneInSight();
    assertThat(page.scrollsSideways()).isEmpty();
    assertThat(page.button("Save 8 keys")).isInViewport();
    for (int other = 1; other < 8; other++) {
      boxes().nth(other).uncheck();
    }
    page.button("Save 1 key").click();
    assertThat(page.notice("1 key added")).isVisible();
    assertThat(page.row("••••••••aaaa")).isVisible();
    assertThat(page.scrollsSideways()).isEmpty();
  }

  @Test
  void whatIsTypedInTheDialogIsReadByTheKeyboardAlone() {
    page.button("Add several").focus();
    page.page().keyboard().press("Enter");
    Locator text = page.page().getByLabel("Text with keys").and(page.page().locator("textarea"));
    assertThat(text).isFocused();
    page.page().keyboard().type("GROQ_API_KEY=gsk_" + MARK + "0000000000000000cccc");
    page.button("Show what is in it").focus();
    page.page().keyboard().press("Enter");
    assertThat(boxes()).isFocused();
    page.page().keyboard().press("Space");
    assertThat(page.button("Save")).isDisabled();
    page.page().keyboard().press("Space");
    page.button("Save 1 key").focus();
    page.page().keyboard().press("Enter");

    assertThat(page.notice("1 key added")).isVisible();
    page.settle();
    assertThat(page.everything()).doesNotContain(MARK);
  }

  @Test
  void aFileCanBeDroppedOnThePageUnlessItIsTooLarge() {
    page.page().evaluate(DROP, "A=1\n".repeat(70_000));
    assertThat(page.notice("This is more than 256 KB.")).isVisible();
    assertThat(page.dialog("What was found")).not().isAttached();
    page.button("Close").click();

    List<Request> requests = new CopyOnWriteArrayList<>();
    page.page().onRequest(requests::add);
    page.page().evaluate(DROP, ENV);

    assertEightPreviewedAndNoneInSight();
    assertThat(requests).extracting(Request::url).noneMatch(url -> url.contains(MARK));
    page.button("Cancel").click();
    assertThat(page.dialog("What was found")).not().isAttached();
    assertThat(page.page().getByText("No keys yet")).isVisible();
  }

  @Test
  void anExportOpensWithItsPassPhraseAndBringsBackWhatWasDeleted(@TempDir Path folder)
      throws IOException {
    keys.add("OpenAI", "sk-proj-" + MARK + "0000000000aaaa");
    keys.add("Groq", "gsk_" + MARK + "0000000000000000cccc");
    Path file = export(folder);
    assertThat(Files.readString(file)).contains("\"gatehouse-keys\"").doesNotContain(MARK);

    page.button("Delete Groq key").click();
    page.confirm("Delete the Groq key?", "Delete");
    page.button("Add several").click();
    page.page().waitForFileChooser(() -> page.button("Choose a file").click()).setFiles(file);
    page.field("Pass phrase").fill("another phrase");
    page.button("Open").click();
    assertThat(page.dialog("Open the export").getByText("This does not open it.")).isVisible();
    page.field("Pass phrase").fill("tide river lamp 42");
    page.button("Open").click();

    assertThat(page.dialog("What was found")).isAttached();
    assertThat(boxes().nth(0)).not().isChecked();
    assertThat(boxes().nth(1)).isChecked();
    page.button("Save 1 key").click();
    assertThat(page.notice("1 key added")).isVisible();
    assertThat(page.row("••••••••cccc")).isVisible();
  }

  private Path export(Path folder) {
    page.button("Export").click();
    page.field("Pass phrase").fill("tide river lamp 42");
    page.field("Repeat pass phrase").fill("tide river lamp 42");
    page.button("Make the file").click();
    Locator link = page.page().getByText("Download gatehouse-keys-");
    assertThat(link).isVisible();
    assertThat((String) page.page().evaluate(CACHING, link.getAttribute("href")))
        .isEqualTo("no-store");
    Download download = page.page().waitForDownload(link::click);
    Path file = folder.resolve(download.suggestedFilename());
    download.saveAs(file);
    page.button("Close").click();
    assertThat(page.dialog("Export your keys")).not().isAttached();
    page.settle();
    return file;
  }
}
