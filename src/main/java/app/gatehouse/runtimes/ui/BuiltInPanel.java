package app.gatehouse.runtimes.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.ProblemSentence;
import app.gatehouse.runtimes.RuntimeChat;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One model and the built-in runtime: its state, what it needs, and what can be done. */
final class BuiltInPanel extends Div {

  private final LocalRuntime runtime;
  private final AccountId account;
  private final ModelRef model;
  private final Clock clock;
  private final StateBadge badge = new StateBadge("", Tone.NEUTRAL);
  private final Div facts = new Div();
  private final Div sentence = new Div();
  private final ProgressBar busy = new ProgressBar();
  private final IntegerField context = new IntegerField(t("run.context"));
  private final Button load = new Button(t("run.load"), click -> load());
  private final Button unload = new Button(t("run.unload"), click -> unload());
  private final Div told = new Div(facts, sentence);
  private final Div actions = new Div(context, load);
  private final FirstAnswer first;

  BuiltInPanel(
      LocalRuntime runtime, RuntimeChat chat, AccountId account, ModelRef model, Clock clock) {
    this.runtime = runtime;
    this.account = account;
    this.model = model;
    this.clock = clock;
    this.first = new FirstAnswer(chat, () -> runtime.endpoint(account, model));
    addClassName("run-built-in");
    H4 title = new H4(t("run.built-in"));
    Div head = new Div(title, badge, unload);
    head.addClassName("run-head");
    told.addClassName("run-told");
    told.getElement().setAttribute("role", "status");
    facts.addClassName("run-facts");
    sentence.addClassName("run-sentence");
    busy.setIndeterminate(true);
    busy.getElement().setAttribute("aria-label", t("run.state.loading"));
    context.setMin(1);
    context.setStep(1);
    context.setValue(runtime.usualContext(account, model));
    context.setValueChangeMode(ValueChangeMode.LAZY);
    context.setHelperText(t("run.context.help"));
    context.addValueChangeListener(change -> refresh());
    load.addThemeVariants(ButtonVariant.PRIMARY);
    actions.addClassName("run-actions");
    add(head, told, busy, actions, first);
    refresh();
  }

  /** Shows what holds now. */
  void refresh() {
    RuntimeState state = runtime.state(account, model);
    boolean idle = state instanceof RuntimeState.NotLoaded;
    actions.setVisible(idle);
    // A sentence may come and go with the context size that is being typed.
    told.setClassName("run-told-reserved", idle);
    unload.setVisible(!idle);
    busy.setVisible(state instanceof RuntimeState.Loading);
    first.setVisible(state instanceof RuntimeState.Loaded);
    sentence.setText("");
    facts.removeAll();
    switch (state) {
      case RuntimeState.NotLoaded not -> show(not);
      case RuntimeState.Loading loading -> show(loading);
      case RuntimeState.Loaded loaded -> show(loaded);
    }
  }

  private void show(RuntimeState.NotLoaded state) {
    int wanted = wantedContext();
    Optional<RuntimeProblem> now = runtime.problem(account, model, wanted);
    @Nullable RuntimeProblem before = state.problem();
    if (now.isPresent()) {
      badge.show(t("run.state.cannot"), Tone.ATTENTION);
      sentence.setText(ProblemSentence.of(now.get()));
    } else if (before != null && !isAboutBefore(before)) {
      badge.show(t("run.state.stopped"), Tone.BAD);
      sentence.setText(ProblemSentence.of(before));
    } else {
      badge.show(t("run.state.not-loaded"), Tone.NEUTRAL);
      sentence.setText(state.another() ? t("run.another") : "");
    }
    load.setEnabled(now.isEmpty() && !context.isInvalid());
    runtime
        .memory(account, model, wanted)
        .ifPresent(memory ->
            fact(t("run.memory", ByteSize.words(memory.needed()), ByteSize.words(memory.free()))));
  }

  /** What kept it from being loaded then would keep it from that now, and be said. */
  private static boolean isAboutBefore(RuntimeProblem problem) {
    return problem instanceof RuntimeProblem.TooLarge
        || problem instanceof RuntimeProblem.UnknownArchitecture
        || problem instanceof RuntimeProblem.UnknownQuantization
        || problem instanceof RuntimeProblem.NotForChat
        || problem instanceof RuntimeProblem.Missing;
  }

  private void show(RuntimeState.Loading state) {
    badge.show(t("run.state.loading"), Tone.NEUTRAL);
    unload.setText(t("run.cancel"));
    long seconds = Math.max(0, Duration.between(state.since(), clock.instant()).toSeconds());
    fact(t("run.loading.seconds", seconds));
    if (state.memory() != null) {
      fact(t("run.loading.memory", ByteSize.words(state.memory()), ByteSize.words(state.needed())));
    }
  }

  private void show(RuntimeState.Loaded state) {
    badge.show(t("run.state.loaded"), Tone.GOOD);
    unload.setText(t("run.unload"));
    fact(t("run.loaded.context", RuntimeWords.whole(state.context())));
    if (state.memory() != null) {
      fact(t("run.loaded.memory", ByteSize.words(state.memory())));
    }
    if (state.unloadsAt() == null) {
      fact(t("run.loaded.busy", state.requests()));
    } else {
      long seconds = Duration.between(clock.instant(), state.unloadsAt()).toSeconds();
      fact(t("run.loaded.idle", Math.max(1, (seconds + 59) / 60)));
    }
  }

  private void fact(String words) {
    facts.add(new Span(words));
  }

  private int wantedContext() {
    @Nullable Integer value = context.getValue();
    return value == null || value < 1 ? runtime.usualContext(account, model) : value;
  }

  private void load() {
    runtime.load(account, model, wantedContext());
    refresh();
  }

  private void unload() {
    first.stop();
    runtime.unload(account, model);
    refresh();
  }
}
