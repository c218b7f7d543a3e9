package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.gatehouse.fakes.FakeAnthropic;
import app.gatehouse.fakes.FakeOpenAi;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the guides: {@code -Dgatehouse.pictures=true}. */
@BrowserTest
@EnabledIfSystemProperty(named = "gatehouse.pictures", matches = "true")
class PicturesIT {

  private static final FakeOpenAi OPENAI = new FakeOpenAi(0);
  private static final FakeAnthropic ANTHROPIC = new FakeAnthropic(0);
  private static @Nullable RunningGatehouse gatehouse;

  private Visitor visitor;

  /** Asks providers as in life, which answer as in life. */
  private static RunningGatehouse gatehouse(Stage stage) {
    if (gatehouse == null) {
      OPENAI.servesAsInLife();
      ANTHROPIC.servesAsInLife();
      gatehouse =
          RunningGatehouse.withOwner(
              "--gatehouse.discovery.automatic=true",
              "--gatehouse.providers.openai.base-url=" + OPENAI.baseUrl(),
              "--gatehouse.providers.anthropic.base-url=" + ANTHROPIC.baseUrl(),
              "--gatehouse.providers.huggingface.base-url=" + stage.hub().baseUrl());
    }
    return gatehouse;
  }

  @AfterAll
  static void stop() {
    if (gatehouse != null) {
      gatehouse.close();
    }
    OPENAI.close();
    ANTHROPIC.close();
  }

  @BeforeEach
  void saveTwoKeys(Stage stage) {
    visitor = stage.stranger(gatehouse(stage));
    visitor.open("/login").signIn();
    KeysPage keys = KeysPage.open(visitor);
    keys.clear();
    keys.add("OpenAI", OPENAI.key());
    keys.add("Anthropic", ANTHROPIC.key());
    // Each row has its state twice: narrow pages show it elsewhere.
    assertThat(keys.page().page().getByText("Valid")).hasCount(4);
  }

  @AfterEach
  void forget(Stage stage) {
    stage.hub().resetAll();
    visitor.close();
  }

  @Test
  void theKeysPageWithTwoKeys() {
    GatehousePage page = visitor.open("/keys");
    assertThat(page.row("OpenAI")).isVisible();
    assertThat(page.row("Anthropic")).isVisible();
    take(page, "keys");
    page.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    take(page, "keys-dark");
  }

  @Test
  void theProfileWithAnOpenCard() {
    GatehousePage page = visitor.open("/profile?provider=openai");
    assertThat(page.button("Copy OpenAI key")).isVisible();
    take(page, "profile");
  }

  @Test
  void theModels() {
    GatehousePage page = visitor.open("/models");
    assertThat(page.row("Claude Opus 5.5")).isVisible();
    take(page, "models");
  }

  @Test
  void theNoticeOfAGatedModel(Stage stage) {
    HuggingFaceIT.gate(stage.hub(), 401, "Access to model is restricted.");
    GatehousePage page = visitor.open("/models?tab=huggingface");
    HuggingFaceIT.check(page);
    assertThat(page.notice(HuggingFaceIT.GATED)).isVisible();
    take(page, "gated");
  }

  private static void take(GatehousePage page, String name) {
    page.settle();
    byte[] picture =
        page.page()
            .screenshot(new ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    write(picture, Path.of("docs", "guide", "images", name + ".png"));
  }

  /** With colours a little coarser, which the eye does not see and which halves the file. */
  private static void write(byte[] picture, Path file) {
    try {
      Files.createDirectories(file.getParent());
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      BufferedImage coarse =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          Color colour = new Color(image.getRGB(x, y));
          coarse.setRGB(
              x,
              y,
              new Color(
                      coarse(colour.getRed()), coarse(colour.getGreen()), coarse(colour.getBlue()))
                  .getRGB());
        }
      }
      ImageIO.write(coarse, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int coarse(int channel) {
    return Math.round(channel / 3f) * 3;
  }
}
