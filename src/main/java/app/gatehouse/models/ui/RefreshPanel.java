package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.models.RefreshProgress;
import app.gatehouse.models.RefreshProgress.Step;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.Function;

/** How a refresh goes on, and at its end what it changed, until it is closed. */
final class RefreshPanel extends Div {

  private final Function<ProviderId, String> name;
  private final Function<ProviderId, String> unreached;
  private final Span title = new Span();
  private final Span numbers = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Div steps = new Div();
  private final Div summary = new Div();
  private final Button cancel;
  private final Button close = new Button(t("models.refresh.close"), click -> setVisible(false));

  /**
   * @param name of a provider, for people
   * @param unreached a sentence for a provider that did not answer: what becomes of its models
   */
  RefreshPanel(
      Function<ProviderId, String> name,
      Function<ProviderId, String> unreached,
      Runnable cancelled) {
    this.name = name;
    this.unreached = unreached;
    this.cancel = new Button(t("models.refresh.cancel"), click -> cancelled.run());
    addClassNames("card", "refresh-panel");
    title.getElement().setAttribute("role", "status");
    bar.getElement().setAttribute("aria-label", t("models.refresh.bar"));
    numbers.addClassName("hint");
    Div head = new Div(title, numbers, cancel, close);
    head.addClassName("refresh-head");
    steps.addClassName("refresh-steps");
    add(head, bar, steps, summary);
    setVisible(false);
  }

  void show(RefreshProgress progress) {
    boolean finished = progress.isFinished();
    setVisible(true);
    title.setText(finished ? t("models.refresh.finished") : t("models.refresh.running"));
    numbers.setText(t("models.refresh.of", progress.finished(), progress.steps().size()));
    bar.setMax(Math.max(1, progress.steps().size()));
    bar.setValue(progress.finished());
    cancel.setVisible(!finished);
    close.setVisible(finished);
    steps.removeAll();
    progress.steps().forEach(step -> steps.add(standing(step)));
    summary.removeAll();
    if (finished) {
      summary.add(
          new RefreshSummary(
              progress,
              progress.steps().stream()
                  .filter(RefreshWords::isUnreached)
                  .map(step -> unreached.apply(step.provider()))
                  .toList()));
    }
  }

  private Div standing(Step step) {
    RefreshWords.Standing standing = RefreshWords.of(step);
    Span provider = new Span(name.apply(step.provider()));
    provider.addClassName("refresh-provider");
    Div chip = new Div(provider, new StateBadge(standing.words(), standing.tone()));
    chip.addClassName("refresh-step");
    return chip;
  }
}
