package app.gatehouse.runtimes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.RuntimeChatException.Reason;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuiltInPanelTest extends ViewTest {

  private static final ModelRef MODEL = new ModelRef(new ProviderId("local"), "o/m/f.gguf");

  private final PlayedRuntime runtime = new PlayedRuntime();
  private final SetClock clock = new SetClock();
  private BuiltInPanel panel;

  @BeforeEach
  void show() {
    panel = new BuiltInPanel(runtime, runtime, me(), MODEL, clock);
    UI.getCurrent().add(panel);
  }

  @AfterEach
  void take() {
    panel.removeFromParent();
  }

  private void becomes(RuntimeState state) {
    runtime.state = state;
    panel.refresh();
  }

  private void isLoaded() {
    becomes(new RuntimeState.Loaded(2_048, 1_200_000_000L, 0, clock.instant(), in(10)));
  }

  private java.time.Instant in(int minutes) {
    return clock.instant().plus(Duration.ofMinutes(minutes));
  }

  private IntegerField context() {
    return find(IntegerField.class, panel).single();
  }

  private boolean offers(String button) {
    return find(Button.class, panel).withText(button).exists();
  }

  private void say(String words) {
    test(textField("Say something")).setValue(words);
    test(button("Send")).click();
  }

  /** What the answer's own thread has to say is said. */
  private void untilItSays(String words) throws InterruptedException {
    for (int i = 0; i < 2_000 && !words(panel).contains(words); i++) {
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(5);
      answer();
    }
    assertThat(words(panel)).contains(words);
  }

  @Test
  void whatItNeedsIsSaidBeforeItIsLoaded() {
    assertThat(words(panel))
        .contains("Not loaded", "Needs about 2.0 GB of memory, 8.0 GB are free");
    assertThat(context().getValue()).isEqualTo(2_048);
    assertThat(offers("Unload")).isFalse();

    test(context()).setValue(512);
    assertThat(words(panel)).contains("Needs about 512 MB");
    test(button("Load")).click();

    assertThat(runtime.loaded).containsExactly(512);
  }

  @Test
  void whatDoesNotFitIsRefusedInPlaceWithTheAlternative() {
    test(context()).setValue(200_000);

    assertThat(words(panel)).contains("Cannot be loaded", "64.0 GB", "hand it over to an Ollama");
    assertThat(button("Load").isEnabled()).isFalse();

    test(context()).setValue(512);
    assertThat(button("Load").isEnabled()).isTrue();
  }

  @Test
  void anUnknownArchitectureIsNamed() {
    runtime.problem = new RuntimeProblem.UnknownArchitecture("portcullis9");
    panel.refresh();

    assertThat(words(panel)).contains("portcullis9", "hand it over");
    assertThat(button("Load").isEnabled()).isFalse();
  }

  @Test
  void anotherModelThatWouldGoIsSaid() {
    becomes(new RuntimeState.NotLoaded(null, true));

    assertThat(words(panel)).contains("unloads the model that is in memory now");
  }

  @Test
  void itsWayIntoMemoryHasNumbersAndCanBeCancelled() {
    becomes(
        new RuntimeState.Loading(clock.instant().minusSeconds(12), 4_200_000_000L, 1_300_000_000L));

    assertThat(words(panel)).contains("Loading", "12 s", "1.3 GB of about 4.2 GB in memory");
    test(button("Cancel")).click();
    assertThat(runtime.unloaded).isEqualTo(1);
  }

  @Test
  void aCrashIsSaidAndItCanBeLoadedAgain() {
    becomes(new RuntimeState.NotLoaded(new RuntimeProblem.Crashed(), false));

    assertThat(words(panel)).contains("Stopped", "ended unexpectedly");
    assertThat(button("Load").isEnabled()).isTrue();
  }

  @Test
  void aLoadedModelTellsMemoryAndWhenItGoes() {
    isLoaded();

    assertThat(words(panel))
        .contains("Loaded", "Context of 2,048 tokens", "1.2 GB of memory in use")
        .contains("Unloads in 10 minutes if nobody uses it");
    becomes(new RuntimeState.Loaded(2_048, null, 2, clock.instant(), null));
    assertThat(words(panel)).contains("Answering, 2 requests in all");
    assertThat(offers("Load")).isFalse();
  }

  @Test
  void anAnswerComesWithItsFigures() throws Exception {
    isLoaded();

    say("Hello");

    untilItSays("3 tokens");
    assertThat(words(panel)).contains("One two three", "per second, the first after");
    assertThat(offers("Stop")).isFalse();
  }

  @Test
  void anAnswerCanBeStoppedAndWhatThereIsOfItStays() throws Exception {
    isLoaded();
    runtime.waits = new CountDownLatch(1);
    say("Hello");
    untilItSays("One");

    test(button("Stop")).click();

    assertThat(runtime.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    untilItSays("One two three");
    assertThat(words(panel)).contains("Stopped: 3 tokens");
    assertThat(offers("Send")).isTrue();
  }

  @Test
  void whoLeavesThePageListensNoLonger() throws Exception {
    isLoaded();
    runtime.waits = new CountDownLatch(1);
    say("Hello");
    untilItSays("One");

    panel.removeFromParent();
    answer();

    assertThat(runtime.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anAnswerGoesOnWhereThePanelIsOnlyMoved() throws Exception {
    isLoaded();
    runtime.waits = new CountDownLatch(1);
    say("Hello");
    untilItSays("One");
    Div elsewhere = new Div();

    elsewhere.add(panel);
    UI.getCurrent().add(elsewhere);
    answer();
    runtime.waits.countDown();

    untilItSays("3 tokens");
    assertThat(words(panel)).doesNotContain("Stopped");
  }

  @Test
  void anErrorIsSaidInPlace() throws Exception {
    isLoaded();
    runtime.words = List.of();
    runtime.fails = Reason.TOO_LONG;

    say("Hello");

    untilItSays("longer than the context size");
    assertThat(offers("Send")).isTrue();
  }

  @Test
  void whatIsNotLoadedAnyMoreIsSaid() {
    isLoaded();
    runtime.state = new RuntimeState.NotLoaded(null, false);

    say("Hello");

    assertThat(words(panel)).contains("not loaded any more");
  }
}
