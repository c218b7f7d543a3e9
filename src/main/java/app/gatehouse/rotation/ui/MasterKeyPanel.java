package app.gatehouse.rotation.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Notices;
import app.gatehouse.rotation.KeyRingUse;
import app.gatehouse.rotation.MasterKeyRotation;
import app.gatehouse.rotation.RotationEvent;
import app.gatehouse.rotation.RotationProgress;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** The master keys, and the way to a new one. Follows a rotation wherever it was begun. */
final class MasterKeyPanel extends Div {

  private final MasterKeyRotation rotation;
  private final KeysTable keys = new KeysTable();
  private final RotationState state;
  private final Button rotate;
  private final Button goOn;
  private long others;
  private boolean running;

  MasterKeyPanel(MasterKeyRotation rotation, LiveUpdates live) {
    this.rotation = rotation;
    state = new RotationState(rotation::cancel);
    rotate = new Button(t("rotation.rotate"), click -> new RotateDialog(rotation).open());
    goOn = new Button(t("rotation.continue"), click -> goOn());
    Div buttons = new Div(rotate, goOn);
    buttons.addClassName("card-buttons");

    Paragraph files = new Paragraph(t("rotation.files", rotation.keyFolder()));
    files.addClassName("hint");
    addClassName("card-content");
    add(new Paragraph(t("rotation.about")), keys, state, buttons, files);
    show(rotation.progress());
    live.listen(this, RotationEvent.class, this::hear);
  }

  /** What happened between the page's making and its first event is shown as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    show(rotation.progress());
    count(event.getUI());
  }

  private void goOn() {
    rotation.resume();
    show(rotation.progress());
  }

  private void hear(RotationEvent event) {
    switch (event) {
      case RotationEvent.Progressed progressed -> {
        boolean before = running;
        RotationProgress now = rotation.progress();
        show(now);
        if (before && !now.isRunning()) {
          count(UI.getCurrent());
          announce(now);
        }
      }
      case RotationEvent.Started started -> {
        show(rotation.progress());
        count(UI.getCurrent());
      }
      case RotationEvent.KeyRetired retired -> count(UI.getCurrent());
      case RotationEvent.Finished finished -> {
        // Said when the work has come to its end.
      }
    }
  }

  private static void announce(RotationProgress end) {
    switch (end.phase()) {
      case DONE -> Notices.done(t("rotation.done", end.resealed()));
      case FAILED -> Notices.failed(t("rotation.failed-notice"));
      case CANCELLED, IDLE, RUNNING -> {
        // The card says so where the button was pressed.
      }
    }
  }

  private void show(RotationProgress progress) {
    running = progress.isRunning();
    boolean unfinished = others > progress.unopenable();
    state.show(progress, rotation.activeKey(), others);
    rotate.setVisible(!unfinished || running);
    rotate.setEnabled(!running);
    goOn.setVisible(unfinished && !running);
    goOn.setEnabled(true);
  }

  /** Every secret is looked at for that, so elsewhere. */
  private void count(UI ui) {
    BackgroundWork.start(ui, rotation::use, this::show);
  }

  private void show(KeyRingUse use) {
    others = use.sealedByOthers();
    keys.show(use);
    show(rotation.progress());
  }
}
