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
import app.gatehouse.outbound.OutboundException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks about one model at a time, and shows in place what came of it. */
final class AccessPanel extends Div {

  private static final Logger LOG = LoggerFactory.getLogger(AccessPanel.class);

  private final HubAccessService hub;
  private final AccountId account;
  private final ModelField field;
  private final Div result = new Div();
  private @Nullable BackgroundWork running;

  AccessPanel(HubAccessService hub, AccountId account) {
    this.hub = hub;
    this.account = account;
    field = new ModelField(() -> hub.pages().hub(), this::check);
    addClassName("hub-access");
    result.addClassName("hub-result");
    result.getElement().setAttribute("role", "status");
    add(field, result);
  }

  /** Asks at once; a check that is still running and the notice of an earlier one give way. */
  private void check(RepositoryId id) {
    stop();
    UI ui = UI.getCurrent();
    GateNotice.close(ui);
    show(new AccessProgress(id, this::cancel));
    running = BackgroundWork.start(ui, () -> ask(id), access -> finish(ui, id, access));
  }

  /** Empty when Gatehouse itself failed, so that the page does not wait for ever. */
  private Optional<HubAccess> ask(RepositoryId id) {
    try {
      return Optional.of(hub.check(account, id));
    } catch (OutboundException.Cancelled cancelled) {
      throw cancelled;
    } catch (RuntimeException failure) {
      LOG.error("The access check failed", failure);
      return Optional.empty();
    }
  }

  private void finish(UI ui, RepositoryId id, Optional<HubAccess> answer) {
    running = null;
    if (answer.isEmpty()) {
      show(new Paragraph(t("hub.failed")));
      return;
    }
    HubAccess access = answer.get();
    Verdict verdict = Verdict.of(access);
    show(new AccessCard(id, access, verdict, hub.pages()));
    if (access instanceof Gated) {
      GateNotice.show(ui, verdict, hub.pages().model(id), () -> check(id));
    } else if (!isAttached()) {
      // "Check again" was pressed in a notice that outlived this page, so the card is not seen.
      announce(id, access, verdict);
    }
  }

  private static void announce(RepositoryId id, HubAccess access, Verdict verdict) {
    if (access instanceof Accessible) {
      Notices.done(t("hub.accessible.notice", id));
    } else {
      Notices.failed(verdict.sentences().getFirst());
    }
  }

  private void cancel() {
    stop();
    show(new Paragraph(t("hub.cancelled")));
    field.focus();
  }

  private void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  private void show(Component content) {
    result.removeAll();
    result.add(content);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (running != null) {
      stop();
      show(new Paragraph(t("hub.cancelled")));
    }
  }
}
