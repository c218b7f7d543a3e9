package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Notices;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks about the access to one model as soon as it is shown, and shows what came of it. */
final class ModelAccess extends Div {

  private final HubAccessService hub;
  private final AccountId account;
  private final RepositoryId id;
  private final Consumer<HubAccess> learned;
  private @Nullable BackgroundWork running;
  private boolean asked;

  /**
   * @param learned hears each outcome, with the page locked
   */
  ModelAccess(
      HubAccessService hub, AccountId account, RepositoryId id, Consumer<HubAccess> learned) {
    this.hub = hub;
    this.account = account;
    this.id = id;
    this.learned = learned;
    addClassName("hub-result");
    getElement().setAttribute("role", "status");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (!asked) {
      check();
    }
  }

  /** Asks at once; a check that is still running and the notice of an earlier one give way. */
  private void check() {
    stop();
    asked = true;
    UI ui = UI.getCurrent();
    GateNotice.close(ui);
    show(new AccessProgress(id, this::cancel));
    running = Asking.start(ui, () -> hub.check(account, id), access -> finish(ui, access));
  }

  private void finish(UI ui, Optional<HubAccess> answer) {
    running = null;
    if (answer.isEmpty()) {
      show(new Paragraph(t("hub.failed")));
      return;
    }
    HubAccess access = answer.get();
    Verdict verdict = Verdict.of(access);
    show(new AccessCard(id, access, verdict, hub.pages()));
    if (access instanceof Gated) {
      GateNotice.show(ui, verdict, hub.pages().model(id), this::check);
    } else if (!isAttached()) {
      // "Check again" was pressed in a notice that outlived this page, so the card is not seen.
      announce(access, verdict);
    }
    learned.accept(access);
  }

  private void announce(HubAccess access, Verdict verdict) {
    if (access instanceof Accessible) {
      Notices.done(t("hub.accessible.notice", id));
    } else {
      Notices.failed(verdict.sentences().getFirst());
    }
  }

  private void cancel() {
    stop();
    show(new Paragraph(t("hub.cancelled")));
  }

  private void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  private void show(Component content) {
    removeAll();
    add(content);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (running != null) {
      stop();
      asked = false;
    }
  }
}
