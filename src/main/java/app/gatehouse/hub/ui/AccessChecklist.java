package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.hub.AccessDoctor;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands between an account and one model. Asks as it comes into a page and shows in place
 * what came of it: for a gated model four lines that are ticked off, for any other a sentence. Asks
 * again when told to, and by itself when the account's token is another one.
 */
final class AccessChecklist extends Div {

  private static final Logger LOG = LoggerFactory.getLogger(AccessChecklist.class);

  private final AccessDoctor doctor;
  private final Clock clock;
  private final AccountId account;
  private final RepositoryId id;
  private final @Nullable Gating gating;
  private final Consumer<HubAccess> learned;
  private final GateBadge gate = new GateBadge();
  private final AccessFindings findings;
  private final CheckControls controls = new CheckControls(this::check, this::cancel);
  private @Nullable AccessReport shown;
  private @Nullable BackgroundWork running;

  AccessChecklist(
      AccessDoctor doctor,
      Clock clock,
      AccountId account,
      RepositoryId id,
      @Nullable Gating gating,
      Consumer<HubAccess> learned) {
    this.doctor = doctor;
    this.clock = clock;
    this.account = account;
    this.id = id;
    this.gating = gating;
    this.learned = learned;
    this.findings = new AccessFindings(id, doctor.pages());
    addClassNames("card", "hub-card");
    Div head = new Div(new H3(t("hub.access")), gate);
    head.addClassName("hub-card-head");
    gate.show(gating);
    add(head, findings, controls);
  }

  /** Lets what happens elsewhere be seen here. */
  void hear(LiveUpdates live) {
    live.listen(this, CredentialEvent.class, this::on);
    live.listen(this, HubEvent.AccessChecked.class, this::on);
    live.listen(this, MinutePassed.class, passed -> showAge());
  }

  /** Asks at once; a check that is still running and the notice of an earlier one give way. */
  void check() {
    stop();
    UI ui = UI.getCurrent();
    GateNotice.close(ui);
    findings.remark("");
    controls.running(id);
    running = BackgroundWork.start(ui, this::ask, answer -> finish(ui, answer));
  }

  /** Empty when Gatehouse itself failed, so that the page does not wait for ever. */
  private Optional<AccessReport> ask() {
    try {
      return Optional.of(doctor.examine(account, id).withGating(gating));
    } catch (OutboundException.Cancelled cancelled) {
      throw cancelled;
    } catch (RuntimeException failure) {
      LOG.error("The access check failed", failure);
      return Optional.empty();
    }
  }

  private void finish(UI ui, Optional<AccessReport> answer) {
    running = null;
    controls.ended();
    if (answer.isEmpty()) {
      findings.remark(t("hub.failed"));
      return;
    }
    AccessReport report = answer.get();
    show(report);
    Verdict verdict = Verdict.of(report.access());
    if (report.access() instanceof Gated) {
      GateNotice.show(ui, verdict, doctor.pages().model(id), this::check);
    } else if (!isAttached()) {
      // "Check again" was pressed in a notice that outlived this page, so the card is not seen.
      announce(report.access(), verdict);
    }
  }

  private void show(AccessReport report) {
    shown = report;
    gate.show(report.gating());
    findings.show(report);
    showAge();
    learned.accept(report.access());
  }

  private void showAge() {
    if (shown != null) {
      controls.checkedAt(shown.checkedAt(), clock.instant());
    }
  }

  private void announce(HubAccess access, Verdict verdict) {
    if (access instanceof Accessible) {
      Notices.done(t("hub.accessible.notice", id));
    } else {
      Notices.failed(verdict.sentences().getFirst());
    }
  }

  /** A token that is new, gone, or judged otherwise than it is shown here. */
  private void on(CredentialEvent event) {
    if (!event.account().equals(account) || !event.provider().equals(HubSettings.PROVIDER)) {
      return;
    }
    boolean other =
        switch (event) {
          case CredentialEvent.Saved saved -> true;
          case CredentialEvent.Deleted deleted -> true;
          case CredentialEvent.Checked checked ->
              running == null && shown != null && TokenNews.contradicts(checked, shown);
          case CredentialEvent.ModelNamed named -> false;
          case CredentialEvent.Used used -> false;
          case CredentialEvent.OpenRefused refused -> false;
          case CredentialEvent.CheckStarted started -> false;
          case CredentialEvent.CheckAbandoned abandoned -> false;
        };
    if (other) {
      check();
    }
  }

  /** Somebody else asked about the same model for this account: a download that waits for it. */
  private void on(HubEvent.AccessChecked event) {
    boolean ours = event.account().equals(account) && event.repository().equals(id);
    boolean tells = event.access() instanceof Gated || event.access() instanceof Accessible;
    if (ours && tells && running == null && shown != null) {
      if (event.access() instanceof Accessible) {
        GateNotice.close(UI.getCurrent());
      }
      show(shown.with(event.access(), clock.instant()));
    }
  }

  private void cancel() {
    stop();
    controls.ended();
    findings.remark(t("hub.cancelled"));
  }

  private void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (event.isInitialAttach()) {
      check();
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (running != null) {
      cancel();
    }
  }
}
