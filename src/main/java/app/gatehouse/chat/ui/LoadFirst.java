package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.ProblemSentence;
import app.gatehouse.runtimes.RuntimeEvent;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Loads a model of this machine where it was asked for an answer, and has it asked once it is
 * there.
 */
final class LoadFirst extends Div {

  private final ChatTools tools;
  private final AccountId account;
  private final ModelRef model;
  private final Runnable ask;
  private final Button load = new Button(t("chat.trouble.load"), click -> load());
  private final Button cancel = new Button(t("run.cancel"), click -> cancel());
  private final ProgressBar busy = new ProgressBar();
  private final Span told = new Span();

  /** Whether it was begun here: what others load is not asked by itself. */
  private boolean waiting;

  LoadFirst(ChatTools tools, AccountId account, ModelRef model, Runnable ask) {
    this.tools = tools;
    this.account = account;
    this.model = model;
    this.ask = ask;
    addClassName("chat-load");
    load.addThemeVariants(ButtonVariant.PRIMARY);
    busy.setIndeterminate(true);
    busy.getElement().setAttribute("aria-label", t("run.state.loading"));
    told.getElement().setAttribute("role", "status");
    add(load, busy, told, cancel);
    tools
        .live()
        .listen(
            this,
            RuntimeEvent.class,
            event -> {
              if (event.model().equals(model)) {
                hear();
              }
            });
    refresh();
  }

  private void hear() {
    RuntimeState state = refresh();
    if (waiting && state instanceof RuntimeState.Loaded) {
      ask.run();
    }
    waiting = waiting && state instanceof RuntimeState.Loading;
  }

  private RuntimeState refresh() {
    RuntimeState state = tools.runtime().state(account, model);
    boolean loading = state instanceof RuntimeState.Loading;
    load.setVisible(state instanceof RuntimeState.NotLoaded);
    busy.setVisible(loading);
    cancel.setVisible(loading);
    told.setText(words(state));
    return state;
  }

  private String words(RuntimeState state) {
    return switch (state) {
      case RuntimeState.Loading loading -> t("chat.trouble.loading");
      case RuntimeState.NotLoaded not -> {
        @Nullable RuntimeProblem problem = not.problem();
        yield problem == null ? "" : ProblemSentence.of(problem);
      }
      case RuntimeState.Loaded loaded -> "";
    };
  }

  private void load() {
    LocalRuntime runtime = tools.runtime();
    waiting = true;
    runtime.load(account, model, runtime.usualContext(account, model));
    refresh();
  }

  private void cancel() {
    tools.runtime().unload(account, model);
    refresh();
  }
}
