package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.Usd;
import app.gatehouse.usage.Budgets.Budget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How much of each access token's budget is used up this month. */
final class BudgetsPart extends Section {

  private static final int ATTENTION = 80;
  private static final int FULL = 100;

  private final Div card = new Div();

  /**
   * A budget and what of it is used up.
   *
   * @param spent in USD, as far as known
   */
  record Used(Budget budget, BigDecimal spent) {

    /** Rounded down, so that only what is used up is said to be. */
    int percent() {
      return spent
          .movePointRight(2)
          .divide(budget.monthly(), 0, RoundingMode.DOWN)
          .min(BigDecimal.valueOf(9_999))
          .intValue();
    }
  }

  BudgetsPart() {
    card.addClassNames("card", "budgets");
    add(new H2(t("usage.budgets")), card);
    getElement().setAttribute("aria-label", t("usage.budgets"));
    setVisible(false);
  }

  void show(List<Used> budgets) {
    setVisible(!budgets.isEmpty());
    card.removeAll();
    budgets.forEach(used -> card.add(line(used)));
  }

  private static Div line(Used used) {
    int percent = used.percent();
    Span name = new Span(used.budget().name());
    name.addClassName("cell-title");
    Span figures =
        new Span(
            t(
                "usage.budget.of",
                Usd.words(used.spent()),
                Usd.words(used.budget().monthly()),
                percent));
    figures.addClassName("figure");
    ProgressBar bar = new ProgressBar(0, FULL, Math.min(percent, FULL));
    bar.getElement().setAttribute("aria-label", t("usage.budget.bar", used.budget().name()));
    bar.getElement().setAttribute("data-tone", tone(percent).name().toLowerCase(Locale.ROOT));
    Div words = new Div(name, badge(percent), figures);
    words.addClassName("budget-words");
    Div line = new Div(words, bar);
    line.addClassName("budget");
    return line;
  }

  private static StateBadge badge(int percent) {
    String word =
        percent >= FULL
            ? t("usage.budget.used-up")
            : percent >= ATTENTION ? t("usage.budget.nearly") : t("usage.budget.within");
    return new StateBadge(word, tone(percent));
  }

  private static Tone tone(int percent) {
    return percent >= FULL ? Tone.BAD : percent >= ATTENTION ? Tone.ATTENTION : Tone.GOOD;
  }
}
