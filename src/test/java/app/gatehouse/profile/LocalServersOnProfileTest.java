package app.gatehouse.profile;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.components.StateBadge;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.discovery.ui.LocalServerPanel;
import app.gatehouse.fakes.FakeLmStudio;
import app.gatehouse.fakes.FakeOllama;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** In an application of its own, which looks for local servers as the shipped one does. */
@TestPropertySource(properties = "gatehouse.discovery.local=true")
class LocalServersOnProfileTest extends ViewTest {

  private static final FakeOllama OLLAMA = new FakeOllama(0);
  private static final FakeLmStudio LM_STUDIO = new FakeLmStudio(0);

  @Autowired LocalServers servers;
  @Autowired ModelCatalog models;

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry properties) {
    properties.add("gatehouse.providers.ollama.base-url", OLLAMA::baseUrl);
    properties.add("gatehouse.providers.lmstudio.base-url", LM_STUDIO::baseUrl);
  }

  @BeforeEach
  void serve() {
    OLLAMA.serves(3);
    LM_STUDIO.isAnotherService();
  }

  @AfterAll
  static void stop() {
    OLLAMA.close();
    LM_STUDIO.close();
  }

  private ProviderCard card(String provider) {
    return find(ProviderCard.class)
        .withCondition(card -> card.provider().id().value().equals(provider))
        .single();
  }

  private String badge(String provider) {
    return find(StateBadge.class, card(provider).getSummary()).single().getText();
  }

  private String panel(String provider) {
    return words(find(LocalServerPanel.class, card(provider)).single());
  }

  private void openTheProfile() {
    open("profile");
    settle("ollama");
    settle("lmstudio");
  }

  /** Waits until nobody is looking, and the page has been told. */
  private void settle(String provider) {
    await(provider, server -> !server.looking());
    answer();
  }

  private void await(String provider, Predicate<LocalServer> wanted) {
    while (!wanted.test(servers.find(me(), new ProviderId(provider)))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aServerThatRunsIsShownWithItsVersionAndModelsAndNothingIsSaved() {
    openTheProfile();

    assertThat(badge("ollama")).isEqualTo("Running");
    assertThat(panel("ollama"))
        .contains("Version 0.12.6", "3 models", "at " + OLLAMA.baseUrl(), "Look again");
    assertThat(hasCredential("ollama")).isFalse();
    assertThat(models.countUnlocked(me(), new ProviderId("ollama"))).isEqualTo(3);
  }

  @Test
  void somethingElseInItsPlaceIsSaid() {
    openTheProfile();

    assertThat(badge("lmstudio")).isEqualTo("Something else");
    assertThat(panel("lmstudio"))
        .contains("Something else answers at " + LM_STUDIO.baseUrl(), "where LM Studio is");
  }

  @Test
  void aServerThatWantsATokenTakesOneInItsCard() {
    LM_STUDIO.servesForItsToken(2);
    openTheProfile();
    assertThat(badge("lmstudio")).isEqualTo("Wants a token");
    assertThat(panel("lmstudio")).contains("save one here");

    test(find(PasswordField.class, card("lmstudio")).single()).setValue(LM_STUDIO.key());
    test(named("Save LM Studio")).click();
    await("lmstudio", server -> server.state() instanceof LocalServer.Running);
    settle("lmstudio");

    assertThat(badge("lmstudio")).isEqualTo("Running");
    assertThat(storedKey("lmstudio")).isEqualTo(LM_STUDIO.key());
    assertThat(credentials.find(me(), new ProviderId("lmstudio")).orElseThrow().state())
        .isEqualTo(State.SAVED);
    assertThat(models.countUnlocked(me(), new ProviderId("lmstudio"))).isEqualTo(2);
  }

  @Test
  void aServerThatStoppedIsShownWithHowToStartItAndComesBack() {
    openTheProfile();
    OLLAMA.resetsTheConnection();

    test(named("Look again for Ollama")).click();
    settle("ollama");

    assertThat(badge("ollama")).isEqualTo("Not running");
    assertThat(panel("ollama")).contains("Nothing answers at " + OLLAMA.baseUrl(), "ollama serve");
    assertThat(models.countUnlocked(me(), new ProviderId("ollama"))).isZero();

    OLLAMA.serves(3);
    test(named("Look again for Ollama")).click();
    settle("ollama");
    assertThat(badge("ollama")).isEqualTo("Running");
    assertThat(named("Look again for Ollama").isEnabled()).isTrue();
  }
}
