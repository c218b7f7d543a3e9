package app.gatehouse.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.RuntimeEvent;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeState;
import app.gatehouse.runtimes.ui.PlayedRuntime;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class LoadFirstTest extends ViewTest {

  private static final ModelRef MODEL = new ModelRef(ProviderId.LOCAL, "town/market-tiny/market");
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @Autowired private ChatTools real;
  @Autowired private ApplicationEventPublisher events;

  private final PlayedRuntime runtime = new PlayedRuntime();
  private int asked;

  @BeforeEach
  void show() {
    open("keys");
    ChatTools tools =
        new ChatTools(
            real.conversations(),
            real.answering(),
            real.models(),
            real.keys(),
            real.providers(),
            runtime,
            real.live(),
            real.clock());
    UI.getCurrent().add(new LoadFirst(tools, me(), MODEL, () -> asked++));
  }

  @Test
  void aModelThatIsThereIsAskedOnce() {
    test(button("Load the model")).click();
    assertThat(runtime.loaded).containsExactly(2_048);
    becomes(new RuntimeState.Loading(NOW, 1_000, null));
    assertThat(find(ProgressBar.class).exists()).isTrue();
    assertThat(button("Cancel").isVisible()).isTrue();
    assertThat(asked).isZero();

    becomes(new RuntimeState.Loaded(2_048, null, 0, NOW, null));
    becomes(new RuntimeState.Loaded(2_048, null, 1, NOW, null));

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseLoadsIsNotAsked() {
    becomes(new RuntimeState.Loading(NOW, 1_000, null));
    becomes(new RuntimeState.Loaded(2_048, null, 0, NOW, null));

    assertThat(asked).isZero();
  }

  @Test
  void aModelThatCannotBeLoadedSaysWhyAndMayBeTriedAgain() {
    test(button("Load the model")).click();
    becomes(new RuntimeState.NotLoaded(new RuntimeProblem.Missing(), false));

    assertThat(find(Span.class).withText("The file is not there any more.").exists()).isTrue();
    assertThat(button("Load the model").isVisible()).isTrue();
    becomes(new RuntimeState.Loaded(2_048, null, 0, NOW, null));
    assertThat(asked).isZero();
  }

  @Test
  void loadingCanBeCancelled() {
    test(button("Load the model")).click();
    becomes(new RuntimeState.Loading(NOW, 1_000, null));
    test(button("Cancel")).click();

    assertThat(runtime.unloaded).isEqualTo(1);
    assertThat(button("Load the model").isVisible()).isTrue();
  }

  private void becomes(RuntimeState state) {
    runtime.state = state;
    events.publishEvent(new RuntimeEvent(MODEL));
    answer();
  }
}
