package app.gatehouse.runtimes.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.FieldProblem;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.discovery.ui.LocalServerPanel;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.Provider;
import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.OllamaHandover;
import app.gatehouse.runtimes.OllamaName;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;

/** One model and Ollama: whether Ollama is there, and handing the model over. */
final class OllamaPanel extends Div {

  private final OllamaHandover handover;
  private final LocalServers servers;
  private final AccountId account;
  private final ModelRef model;
  private final Provider ollama;
  private final LocalServerPanel server;
  private final TextField name = new TextField(t("run.ollama.name"));
  private final Button begin = new Button(t("run.ollama.hand-over"), click -> begin());
  private final Button cancel = new Button(t("run.cancel"), click -> cancel());
  private final ProgressBar progress = new ProgressBar();
  private final Div told = new Div();

  OllamaPanel(
      OllamaHandover handover,
      LocalServers servers,
      Provider ollama,
      AccountId account,
      ModelRef model) {
    this.handover = handover;
    this.servers = servers;
    this.ollama = ollama;
    this.account = account;
    this.model = model;
    this.server = new LocalServerPanel(ollama, servers, account);
    addClassName("run-ollama");
    Span about = new Span(t("run.ollama.about"));
    about.addClassName("run-sentence");
    name.setValue(handover.proposedName(account, model));
    name.setMaxLength(200);
    name.addValueChangeListener(change -> FieldProblem.clear(name));
    Div actions = new Div(name, begin, cancel);
    actions.addClassName("run-actions");
    told.addClassName("run-told");
    told.getElement().setAttribute("role", "status");
    progress.getElement().setAttribute("aria-label", t("run.ollama.hand-over"));
    add(new H4(ollama.name()), about, server, actions, progress, told);
    refresh();
  }

  /** Shows what holds now. */
  void refresh() {
    server.setVisible(servers.enabled());
    server.refresh();
    HandoverState state = handover.state(account, model);
    boolean there =
        !servers.enabled()
            || servers.find(account, ollama.id()).state() instanceof LocalServer.Running;
    name.setEnabled(!state.running());
    begin.setVisible(!state.running());
    begin.setEnabled(there);
    cancel.setVisible(state.running());
    progress.setVisible(state.running());
    told.removeAll();
    switch (state) {
      case HandoverState.Idle idle -> {
        // Nothing to tell.
      }
      case HandoverState.Reading(long done, long total) -> tell("run.ollama.reading", done, total);
      case HandoverState.Copying(long done, long total) -> tell("run.ollama.copying", done, total);
      case HandoverState.Making(String status) -> {
        progress.setIndeterminate(true);
        told.add(
            new Span(
                status.isEmpty() ? t("run.ollama.making") : t("run.ollama.making-now", status)));
      }
      case HandoverState.Done(String known) -> {
        told.add(new Span(t("run.ollama.done", known)));
        told.add(new Anchor("models?provider=" + ollama.id(), t("run.ollama.show")));
      }
      case HandoverState.Failed failed -> told.add(new Span(RuntimeWords.failure(failed)));
    }
  }

  private void tell(String key, long done, long total) {
    progress.setIndeterminate(total <= 0);
    progress.setValue(total <= 0 ? 0 : Math.min(1, (double) done / total));
    told.add(new Span(t(key, ByteSize.words(done), ByteSize.words(total))));
  }

  private void begin() {
    Optional<OllamaName> wanted = OllamaName.read(name.getValue());
    if (wanted.isEmpty()) {
      FieldProblem.show(name, t("run.ollama.name.invalid"));
      return;
    }
    handover.begin(account, model, wanted.get());
    refresh();
  }

  private void cancel() {
    handover.cancel(account, model);
  }
}
