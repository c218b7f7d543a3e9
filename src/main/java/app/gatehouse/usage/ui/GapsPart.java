package app.gatehouse.usage.ui;

import app.gatehouse.components.Icons;
import app.gatehouse.usage.UsageGap;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Says of which times requests may be missing; not to be seen when of none. */
final class GapsPart extends Div {

  /** Whoever restarts every hour need not read of each. */
  private static final int MOST = 5;

  GapsPart() {
    addClassName("expiry-strip");
    setVisible(false);
  }

  void show(List<UsageGap> gaps) {
    removeAll();
    setVisible(!gaps.isEmpty());
    gaps.stream()
        .skip(Math.max(0, gaps.size() - MOST))
        .forEach(gap -> {
          Div words = new Div(new Span(UsageWords.gap(gap)));
          words.addClassName("expiry-words");
          Div line = new Div(Icons.WARNING.create(), words);
          line.addClassName("expiry-line");
          add(line);
        });
  }
}
