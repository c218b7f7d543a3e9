package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Usd;
import app.gatehouse.components.When;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageSums;
import app.gatehouse.usage.ui.DayChart.Bar;
import app.gatehouse.usage.ui.UsageTable.Column;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Usage by day: a chart of what is chosen, and all of it as a table. */
final class DayPart extends Section {

  private static final BigDecimal LEAST_COUNT = BigDecimal.TWO;
  private static final BigDecimal LEAST_COST = new BigDecimal("0.0001");

  private final Select<Measure> measure = new Select<>();
  private final Svg chart = new Svg();
  private final Details table = new Details(t("usage.days.as-table"));
  private @Nullable UsagePeriod period;
  private @Nullable UsageReport report;

  /** What can be drawn. */
  private enum Measure {
    REQUESTS,
    TOKENS,
    COST
  }

  DayPart() {
    H2 heading = new H2(t("usage.days"));
    measure.setAriaLabel(t("usage.days.measure"));
    measure.setItems(Measure.values());
    measure.setItemLabelGenerator(DayPart::words);
    measure.setValue(Measure.REQUESTS);
    measure.addValueChangeListener(change -> draw());
    Div head = new Div(heading, measure);
    head.addClassName("section-head");
    Div card = new Div(chart, table);
    card.addClassNames("card", "chart-card");
    add(head, card);
    getElement().setAttribute("aria-label", t("usage.days"));
  }

  void show(UsagePeriod shownPeriod, UsageReport shown) {
    period = shownPeriod;
    report = shown;
    draw();
    table.removeAll();
    UsageTable days =
        new UsageTable(
            t("usage.days"),
            List.of(
                Column.NAME,
                Column.FIGURE,
                Column.WIDE_FIGURE,
                Column.WIDE_FIGURE,
                Column.WIDE_FIGURE,
                Column.FIGURE),
            List.of(
                t("usage.column.day"),
                t("usage.requests"),
                t("usage.failures"),
                t("usage.tokens-in"),
                t("usage.tokens-out"),
                t("usage.cost")));
    shown
        .days()
        .forEach(day ->
            days.addRow(
                When.day(day.day()),
                List.of(
                    UsageWords.number(day.sums().requests()),
                    UsageWords.number(day.sums().failures()),
                    UsageWords.tokens(day.sums().prompt(), day.sums()),
                    UsageWords.tokens(day.sums().completion(), day.sums()),
                    UsageWords.cost(day.sums()))));
    table.add(days);
  }

  private void draw() {
    UsagePeriod days = period;
    UsageReport shown = report;
    if (days == null || shown == null) {
      return;
    }
    Map<LocalDate, UsageSums> byDay =
        shown.days().stream()
            .collect(Collectors.toMap(UsageReport.Day::day, UsageReport.Day::sums));
    List<Bar> bars =
        days.first()
            .datesUntil(days.last().plusDays(1))
            .map(day -> bar(day, byDay.getOrDefault(day, UsageSums.NONE)))
            .toList();
    boolean costs = measure.getValue() == Measure.COST;
    Function<BigDecimal, String> scale =
        costs ? Usd::words : value -> UsageWords.number(value.longValue());
    chart.setSvg(
        DayChart.svg(
            t("usage.chart.title", words(measure.getValue())),
            description(shown),
            bars,
            costs ? LEAST_COST : LEAST_COUNT,
            scale));
  }

  private Bar bar(LocalDate day, UsageSums sums) {
    String said =
        switch (measure.getValue()) {
          case REQUESTS -> t("usage.chart.requests", sums.requests());
          case TOKENS ->
              t("usage.chart.tokens", UsageWords.tokens(sums.prompt() + sums.completion(), sums));
          case COST -> UsageWords.cost(sums);
        };
    return new Bar(UsageWords.day(day), value(sums), t("usage.chart.day", When.day(day), said));
  }

  private BigDecimal value(UsageSums sums) {
    return switch (measure.getValue()) {
      case REQUESTS -> BigDecimal.valueOf(sums.requests());
      case TOKENS -> BigDecimal.valueOf(sums.prompt() + sums.completion());
      case COST -> sums.cost();
    };
  }

  /** What a look at the picture tells: its highest day. */
  private String description(UsageReport shown) {
    return shown.days().stream()
        .max((one, other) -> value(one.sums()).compareTo(value(other.sums())))
        .map(day -> t("usage.chart.highest", bar(day.day(), day.sums()).words()))
        .orElseGet(() -> t("usage.nothing-in-period"));
  }

  private static String words(Measure measure) {
    return switch (measure) {
      case REQUESTS -> t("usage.requests");
      case TOKENS -> t("usage.tokens");
      case COST -> t("usage.cost");
    };
  }
}
