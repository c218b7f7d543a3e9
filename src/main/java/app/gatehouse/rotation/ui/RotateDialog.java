package app.gatehouse.rotation.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Notices;
import app.gatehouse.rotation.MasterKeyRotation;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;

/** Says what a rotation would do, counted now, and begins it when that is wanted. */
final class RotateDialog extends Dialog {

  private final MasterKeyRotation rotation;
  private final Paragraph count = new Paragraph(t("rotation.counting"));
  private final Button confirm = new Button(t("rotation.dialog.confirm"), click -> begin());

  RotateDialog(MasterKeyRotation rotation) {
    this.rotation = rotation;
    Div sentences =
        new Div(
            new Paragraph(t("rotation.dialog.new", rotation.keyFolder())),
            count,
            new Paragraph(t("rotation.dialog.serves")),
            new Paragraph(t("rotation.dialog.backup")));
    sentences.addClassName("dialog-sentences");
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    confirm.setEnabled(false);
    setHeaderTitle(t("rotation.dialog.title"));
    add(sentences);
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), confirm);
    setWidth("30rem");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    BackgroundWork.start(
        event.getUI(),
        rotation::use,
        use -> {
          count.setText(t("rotation.dialog.count", use.sealed(), rotation.batchSize()));
          confirm.setEnabled(true);
        });
  }

  private void begin() {
    confirm.setEnabled(false);
    say(tryToBegin());
  }

  private Beginning tryToBegin() {
    try {
      return rotation.begin() ? Beginning.BEGUN : Beginning.UNDER_WAY;
    } catch (IOException e) {
      return Beginning.NOT_WRITTEN;
    }
  }

  private void say(Beginning beginning) {
    close();
    switch (beginning) {
      case BEGUN -> {
        // The card shows how far it is.
      }
      case UNDER_WAY -> Notices.failed(t("rotation.dialog.running"));
      case NOT_WRITTEN -> Notices.failed(t("rotation.dialog.not-written", rotation.keyFolder()));
    }
  }

  /** What became of the wish. */
  private enum Beginning {
    BEGUN,
    UNDER_WAY,
    NOT_WRITTEN
  }
}
