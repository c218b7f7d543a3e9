package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageSums;
import app.gatehouse.usage.ui.UsageTable.Column;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which provider, model, access token and account have which share. */
final class SharesPart extends Div {

  /** What more there is stands in the CSV. */
  private static final int MOST = 50;

  private final ProviderCatalog providers;

  private record Share(String name, UsageSums sums) {}

  SharesPart(ProviderCatalog providers) {
    this.providers = providers;
  }

  void show(UsageReport report) {
    removeAll();
    add(t("usage.by-provider"), t("usage.column.provider"), byProvider(report));
    add(
        t("usage.by-model"),
        t("usage.column.model"),
        report.models().stream()
            .map(part -> new Share(part.model().toString(), part.sums()))
            .toList());
    add(
        t("usage.by-token"),
        t("usage.column.token"),
        report.tokens().stream().map(part -> new Share(name(part), part.sums())).toList());
    add(
        t("usage.by-account"),
        t("usage.column.account"),
        report.accounts().stream().map(part -> new Share(part.username(), part.sums())).toList());
  }

  private static String name(UsageReport.OfToken token) {
    return token.name() == null ? t("usage.in-the-browser") : token.name();
  }

  private List<Share> byProvider(UsageReport report) {
    Map<String, UsageSums> sums = new LinkedHashMap<>();
    report
        .models()
        .forEach(part ->
            sums.merge(
                UsageWords.provider(part.model().provider(), providers),
                part.sums(),
                UsageSums::plus));
    return sums.entrySet().stream()
        .map(entry -> new Share(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong((Share share) -> share.sums().requests()).reversed())
        .toList();
  }

  private void add(String title, String column, List<Share> shares) {
    if (shares.isEmpty()) {
      return;
    }
    UsageTable table =
        new UsageTable(
            title,
            List.of(
                Column.NAME,
                Column.FIGURE,
                Column.WIDE_FIGURE,
                Column.WIDE_FIGURE,
                Column.WIDE_FIGURE,
                Column.FIGURE),
            List.of(
                column,
                t("usage.requests"),
                t("usage.failures"),
                t("usage.tokens-in"),
                t("usage.tokens-out"),
                t("usage.cost")));
    shares.stream().limit(MOST).forEach(share -> table.addRow(share.name(), figures(share.sums())));
    Div card = new Div(table);
    card.addClassNames("card", "table-card");
    if (shares.size() > MOST) {
      Paragraph more = new Paragraph(t("usage.more", shares.size() - MOST));
      more.addClassName("hint");
      card.add(more);
    }
    Section section = new Section(new H2(title), card);
    section.getElement().setAttribute("aria-label", title);
    add(section);
  }

  private static List<String> figures(UsageSums sums) {
    return List.of(
        UsageWords.number(sums.requests()),
        UsageWords.number(sums.failures()),
        UsageWords.tokens(sums.prompt(), sums),
        UsageWords.tokens(sums.completion(), sums),
        UsageWords.cost(sums));
  }
}
