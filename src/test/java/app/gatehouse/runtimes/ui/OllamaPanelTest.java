package app.gatehouse.runtimes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.HandoverState.Reason;
import app.gatehouse.runtimes.OllamaHandover;
import app.gatehouse.runtimes.OllamaName;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OllamaPanelTest extends ViewTest {

  private static final ModelRef MODEL = new ModelRef(new ProviderId("local"), "o/m/f.gguf");
  private static final URI ADDRESS = URI.create("http://127.0.0.1:11434");

  private final List<String> begun = new ArrayList<>();
  private HandoverState state = new HandoverState.Idle();
  private LocalServer.State server = new LocalServer.Running(ADDRESS, "0.12.6", 3);
  private boolean cancelled;
  private OllamaPanel panel;

  @BeforeEach
  void show() {
    OllamaHandover handover =
        new OllamaHandover() {

          @Override
          public HandoverState state(AccountId account, ModelRef model) {
            return state;
          }

          @Override
          public String proposedName(AccountId account, ModelRef model) {
            return "tiny:q4_k_m";
          }

          @Override
          public void begin(AccountId account, ModelRef model, OllamaName name) {
            begun.add(name.value());
          }

          @Override
          public void cancel(AccountId account, ModelRef model) {
            cancelled = true;
          }
        };
    LocalServers servers =
        new LocalServers() {

          @Override
          public boolean enabled() {
            return true;
          }

          @Override
          public LocalServer find(AccountId account, ProviderId provider) {
            return new LocalServer(provider, server, false);
          }

          @Override
          public void look(AccountId account, ProviderId provider) {}

          @Override
          public Runnable watch(AccountId account) {
            return () -> {};
          }
        };
    panel = new OllamaPanel(handover, servers, provider("ollama"), me(), MODEL);
    UI.getCurrent().add(panel);
  }

  @AfterEach
  void take() {
    panel.removeFromParent();
  }

  private void becomes(HandoverState now) {
    state = now;
    panel.refresh();
  }

  @Test
  void aNameIsProposedAndCanBeChanged() {
    assertThat(textField("Name in Ollama").getValue()).isEqualTo("tiny:q4_k_m");

    test(textField("Name in Ollama")).setValue(" ann/mine ");
    test(button("Hand over")).click();

    assertThat(begun).containsExactly("ann/mine");
  }

  @Test
  void whatIsNoNameIsRefusedAtTheField() {
    test(textField("Name in Ollama")).setValue("my model");
    test(button("Hand over")).click();

    assertThat(textField("Name in Ollama").isInvalid()).isTrue();
    assertThat(begun).isEmpty();
  }

  @Test
  void whereOllamaDoesNotRunItIsSaidHowToStartIt() {
    server = new LocalServer.NotRunning(ADDRESS);
    panel.refresh();

    assertThat(words(panel)).contains("Not running", "ollama serve");
    assertThat(button("Hand over").isEnabled()).isFalse();
  }

  @Test
  void copyingHasNumbersAndCanBeCancelled() {
    becomes(new HandoverState.Copying(1_200_000_000L, 4_900_000_000L));

    assertThat(words(panel)).contains("Copying: 1.2 GB of 4.9 GB");
    assertThat(find(ProgressBar.class, panel).single().getValue()).isBetween(0.24, 0.25);
    test(button("Cancel")).click();
    assertThat(cancelled).isTrue();
  }

  @Test
  void whatOllamaDoesIsToldInItsWords() {
    becomes(new HandoverState.Making("parsing GGUF"));

    assertThat(words(panel)).contains("Ollama: parsing GGUF");
  }

  @Test
  void atTheEndThereIsAWayToTheModel() {
    becomes(new HandoverState.Done("tiny:q4_k_m"));

    assertThat(words(panel)).contains("Ollama has it as tiny:q4_k_m.");
    assertThat(find(Anchor.class, panel).withText("Models in Ollama").single().getHref())
        .isEqualTo("models?provider=ollama");
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureHasASentenceAndAnotherTry(Reason reason) {
    becomes(new HandoverState.Failed(reason, "no room"));

    assertThat(words(panel)).doesNotContain("run.ollama");
    assertThat(button("Hand over").isEnabled()).isTrue();
  }
}
