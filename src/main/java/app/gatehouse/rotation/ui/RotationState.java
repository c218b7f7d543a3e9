package app.gatehouse.rotation.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.rotation.RotationProgress;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** How far a rotation is, with the way to stop it; its room is kept while there is none. */
final class RotationState extends Div {

  private final Span sentence = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel;

  /**
   * @param cancel asks the rotation to stop after the present batch
   */
  RotationState(Runnable cancel) {
    addClassName("rotation-state");
    sentence.getElement().setAttribute("role", "status");
    bar.getElement().setAttribute("aria-label", t("rotation.title"));
    this.cancel = new Button(t("rotation.cancel"));
    this.cancel.addClickListener(click -> {
      this.cancel.setEnabled(false);
      cancel.run();
    });
    Div words = new Div(sentence, this.cancel);
    words.addClassName("rotation-words");
    add(words, bar);
  }

  /**
   * @param others how many secrets older keys seal, for what is left of a rotation before
   */
  void show(RotationProgress progress, String activeKey, long others) {
    boolean wasRunning = bar.isVisible();
    bar.setVisible(progress.isRunning());
    cancel.setVisible(progress.isRunning());
    if (!wasRunning) {
      cancel.setEnabled(true);
    }
    bar.setValue(progress.fraction());
    sentence.setText(sentence(progress, activeKey, others));
  }

  private static String sentence(RotationProgress progress, String activeKey, long others) {
    long done = progress.resealed() + progress.unopenable();
    return switch (progress.phase()) {
      case RUNNING -> t("rotation.running", activeKey, done, progress.total());
      case CANCELLED -> t("rotation.cancelled", done, progress.total());
      case FAILED -> t("rotation.failed", done, progress.total());
      case IDLE, DONE -> {
        if (progress.unopenable() > 0) {
          yield t("rotation.unopenable", progress.unopenable());
        }
        yield others > 0 ? t("rotation.unfinished", others) : "";
      }
    };
  }
}
