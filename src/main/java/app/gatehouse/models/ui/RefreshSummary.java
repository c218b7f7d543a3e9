package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.models.ListChange;
import app.gatehouse.models.RefreshProgress;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a refresh has changed: the first few names, the others behind them. */
final class RefreshSummary extends Div {

  private static final int FIRST = 3;

  /** Beyond this many nobody reads them; the list itself can be filtered. */
  private static final int MOST = 200;

  /**
   * @param unreached a sentence for each provider that did not answer
   */
  RefreshSummary(RefreshProgress progress, List<String> unreached) {
    addClassName("refresh-summary");
    List<String> added = names(progress, ListChange::added);
    List<String> gone = names(progress, ListChange::gone);
    List<String> retiring = names(progress, ListChange::retiring);
    tell(added, "models.refresh.new");
    tell(gone, "models.refresh.gone");
    tell(retiring, "models.refresh.retiring");
    if (added.isEmpty() && gone.isEmpty() && retiring.isEmpty()) {
      add(new Paragraph(t("models.refresh.nothing")));
    }
    unreached.forEach(sentence -> add(new Paragraph(sentence)));
  }

  private static List<String> names(
      RefreshProgress progress, Function<ListChange, List<String>> which) {
    return progress.steps().stream()
        .map(RefreshProgress.Step::change)
        .filter(Objects::nonNull)
        .flatMap(change -> which.apply(change).stream())
        .toList();
  }

  private void tell(List<String> names, String key) {
    if (names.isEmpty()) {
      return;
    }
    String first = String.join(", ", names.subList(0, Math.min(FIRST, names.size())));
    String line = t(key, names.size(), first);
    if (names.size() <= FIRST) {
      add(new Paragraph(line));
      return;
    }
    int rest = names.size() - FIRST;
    List<String> others = names.subList(FIRST, Math.min(MOST, names.size()));
    String further = names.size() > MOST ? " …" : "";
    add(
        new NativeDetails(
            t("models.refresh.and-more", line, rest),
            new Span(String.join(", ", others) + further)));
  }
}
