package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.fakes.hub.HubUser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One page takes a person from the name of a gated model to an answer from it. */
@BrowserTest
class FromNameToAnswerIT {

  private static final String TOKEN = "hf_" + "j".repeat(34);
  private static final String FILE = "portcullis-8b-Q4_K_M.gguf";
  private static final long BYTES = 24_000_000;
  private static final long SLOWLY = 400_000;
  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(60_000);

  private final FakeHub hub = new FakeHub(0, 0);
  private final HubModel model =
      hub.model("castle/portcullis-8b")
          .gated("manual")
          .gguf("llama", 125_000, TinyGguf.CONTEXT)
          .file(FILE, Content.padded(TinyGguf.seed(1).bytes(), BYTES, 1));
  private final HubUser ada = hub.user("ada").readToken(TOKEN);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aGatedModelIsFoundAskedForWaitedForAndAnswersThoughGatehouseIsKilledMeanwhile(Stage stage)
      throws IOException {
    try (PackagedGatehouse gatehouse = start();
        Visitor visitor = visitor(stage, gatehouse)) {
      hub.cdnFaults().always(new HubFault.Capped(SLOWLY));
      GatehousePage page = visitor.open("/models?tab=huggingface");
      page.field("Hugging Face model").fill("portcullis");
      page.link("portcullis-8b").click();
      expectLines(page, "Token missing", "Not known yet", "Not known yet", "Not known yet");

      KeysPage.open(visitor).add("Hugging Face", TOKEN);
      page.page().bringToFront();
      expectLines(page, "Done", "Not yet", "Never asked", "Done");

      ada.asks(model);
      checkAgain(page);
      expectLines(page, "Done", "Waiting", "Waiting", "Done");
      page.button("Download when approved").click();
      assertThat(page.page().getByText("Waiting for approval").first()).isVisible();

      ada.isGranted(model);
      checkAgain(page);
      expectLines(page, "Done", "Done", "Done", "Done");
      assertThat(page.page().getByText("Downloading").first()).isVisible(PATIENTLY);
      page.page().waitForCondition(() -> arrived() > SLOWLY / 2);
      gatehouse.kill();
    }
    assertThat(blob()).doesNotExist();
    assertThat(arrived()).isPositive().isLessThan(BYTES);

    hub.cdnFaults().none();
    try (PackagedGatehouse gatehouse = start();
        Visitor visitor = visitor(stage, gatehouse)) {
      GatehousePage page =
          visitor.open("/models?tab=huggingface&model=" + model.id().replace("/", "%2F"));
      assertThat(page.page().getByText("On this machine").first()).isVisible(PATIENTLY);
      assertThat(blob()).hasSize(BYTES);
      assertThat(hub.cdnSawAToken()).isFalse();

      page.button("Load").click();
      Locator say = page.field("Say something");
      assertThat(say).isVisible(PATIENTLY);
      say.fill("Who goes there?");
      page.button("Send").click();
      assertThat(page.page().getByText(Pattern.compile("^[1-9]\\d* tokens, ")))
          .isVisible(PATIENTLY);

      Axe axe = new Axe();
      axe.look("a model that runs", page);
      page.page().getByRole(AriaRole.BUTTON, startingWith("Downloads")).click();
      assertThat(page.role(AriaRole.HEADING, "Downloads")).isVisible();
      axe.look("the bell", page);
      assertThat(axe.graveFindings()).isEmpty();
    }
  }

  private static GetByRoleOptions startingWith(String name) {
    return new GetByRoleOptions().setName(Pattern.compile("^" + name));
  }

  private PackagedGatehouse start() {
    return PackagedGatehouse.on(folder.resolve("data"))
        .owner(RunningGatehouse.OWNER, RunningGatehouse.PASSWORD)
        .with("gatehouse.providers.huggingface.base-url", hub.baseUrl().toString())
        .with("gatehouse.hub.cache", cache().toString())
        .start();
  }

  private static Visitor visitor(Stage stage, PackagedGatehouse gatehouse) {
    Visitor visitor = stage.stranger(gatehouse.address().toString());
    visitor.open("/login").signIn();
    return visitor;
  }

  /** Of the card, since the notice in the corner has one as well. */
  private static void checkAgain(GatehousePage page) {
    Locator again =
        page.page()
            .locator(".hub-card")
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check again"));
    assertThat(again).isVisible();
    again.click();
  }

  /** How the four lines of the checklist stand. */
  private static void expectLines(GatehousePage page, String... states) {
    Locator lines = page.page().locator(".hub-card").getByRole(AriaRole.LISTITEM);
    assertThat(lines).hasCount(states.length);
    for (int line = 0; line < states.length; line++) {
      assertThat(lines.nth(line)).containsText(states[line]);
    }
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private Path blob() {
    return blobs().resolve(model.content(FILE).sha256());
  }

  private Path blobs() {
    return cache().resolve("models--castle--portcullis-8b").resolve("blobs");
  }

  /** Bytes of what is on its way. */
  private long arrived() {
    if (!Files.isDirectory(blobs())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(blobs())) {
      return files
          .filter(file -> file.toString().endsWith(".incomplete"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
