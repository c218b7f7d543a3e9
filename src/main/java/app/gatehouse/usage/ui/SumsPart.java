package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageSums;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What a period comes to, in six figures. */
final class SumsPart extends DescriptionList {

  SumsPart() {
    addClassNames("card", "usage-sums");
  }

  void show(UsageReport report) {
    UsageSums total = report.total();
    removeAll();
    figure(t("usage.requests"), UsageWords.number(total.requests()), "");
    figure(
        t("usage.tokens-in"),
        UsageWords.tokens(total.prompt(), total),
        total.uncounted() == 0 ? "" : t("usage.tokens.uncounted", total.uncounted()));
    figure(t("usage.tokens-out"), UsageWords.tokens(total.completion(), total), "");
    figure(t("usage.cost"), UsageWords.cost(total), UsageWords.unpriced(total));
    figure(
        t("usage.failures"),
        UsageWords.number(total.failures()),
        total.requests() == 0
            ? ""
            : t("usage.failures.share", total.failures() / (double) total.requests()));
    figure(
        t("usage.first-token"),
        UsageWords.duration(report.firstToken()),
        report.firstToken() == null ? "" : t("usage.first-token.median"));
  }

  private void figure(String term, String value, String more) {
    Description description = new Description();
    Span figure = new Span(value);
    figure.addClassName("usage-sum");
    description.add(figure);
    if (!more.isEmpty()) {
      Span hint = new Span(more);
      hint.addClassName("hint");
      description.add(hint);
    }
    Div pair = new Div(new Term(term), description);
    add(pair);
  }
}
