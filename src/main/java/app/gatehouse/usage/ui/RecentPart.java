package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.When;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageReports.UsageRow;
import app.gatehouse.usage.ui.UsageTable.Column;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The latest requests, one by one. */
final class RecentPart extends Section {

  static final int MOST = 25;

  private final Div card = new Div();

  RecentPart() {
    card.addClassNames("card", "table-card");
    add(new H2(t("usage.recent")), card);
    getElement().setAttribute("aria-label", t("usage.recent"));
  }

  /**
   * @param everybody whether it has to be said whose they are
   */
  void show(List<UsageRow> rows, boolean everybody) {
    UsageTable table =
        new UsageTable(
            t("usage.recent"),
            List.of(
                Column.NAME,
                Column.WIDE_TEXT,
                Column.WIDE_FIGURE,
                Column.WIDE_FIGURE,
                Column.FIGURE,
                Column.TEXT),
            List.of(
                t("usage.column.model"),
                everybody ? t("usage.column.account-and-token") : t("usage.column.token"),
                t("usage.column.tokens"),
                t("usage.column.time"),
                t("usage.cost"),
                t("usage.column.result")));
    rows.forEach(row -> table.addRow(model(row.entry()), cells(row, everybody)));
    card.removeAll();
    card.add(table);
  }

  private static Component model(UsageEntry entry) {
    Span name = new Span(entry.model().toString());
    name.addClassName("mono");
    Span when = new Span(When.moment(entry.at()));
    when.addClassName("hint");
    when.getElement().setAttribute("title", When.exactly(entry.at()));
    Div cell = new Div(name, when);
    cell.addClassName("cell-words");
    return cell;
  }

  private static List<Component> cells(UsageRow row, boolean everybody) {
    UsageEntry entry = row.entry();
    String token = UsageWords.token(entry);
    return List.of(
        new Span(everybody ? t("usage.account-and-token", row.username(), token) : token),
        new Span(UsageWords.tokens(entry.tokens())),
        new Span(UsageWords.duration(entry.latency())),
        new Span(UsageWords.cost(entry.cost())),
        new StateBadge(UsageWords.outcome(entry), UsageWords.tone(entry.outcome())));
  }
}
