package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.usage.UsageReports.Scope;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Chooses whose use of which time the page shows, and takes it away as a file. */
final class UsageToolbar extends Div {

  private final Account reader;
  private final Clock clock;
  private final Select<PeriodChoice> period = new Select<>();
  private final Select<Scope> scope = new Select<>();
  private final CsvLink csv;

  /**
   * @param changed runs when the person has chosen something else
   */
  UsageToolbar(UsageReports reports, Account reader, Clock clock, Runnable changed) {
    this.reader = reader;
    this.clock = clock;
    this.csv = new CsvLink(reports);
    period.setLabel(t("usage.period"));
    period.setItemLabelGenerator(PeriodChoice::words);
    period.setItems(PeriodChoice.all(Optional.empty(), today()));
    period.setValue(PeriodChoice.THIS_MONTH);
    period.addValueChangeListener(change -> tell(change.isFromClient(), changed));
    scope.setLabel(t("usage.scope"));
    scope.setItems(Scope.values());
    scope.setItemLabelGenerator(UsageToolbar::words);
    scope.setValue(Scope.OWN);
    scope.setVisible(reader.owner());
    scope.addValueChangeListener(change -> tell(change.isFromClient(), changed));
    addClassNames("toolbar", "usage-toolbar");
    add(period, scope, csv);
  }

  UsageData.Asked asked() {
    return new UsageData.Asked(reader.id(), scope.getValue(), period.getValue().period(today()));
  }

  /** What the file is going to hold. */
  void exports(UsageData.Asked asked) {
    csv.show(asked);
  }

  void setExportable(boolean exportable) {
    csv.setVisible(exportable);
  }

  /** Months of the past, as far as there is something in them. */
  void offer(Optional<LocalDate> firstDay) {
    PeriodChoice chosen = period.getValue();
    List<PeriodChoice> all = PeriodChoice.all(firstDay, today());
    if (all.contains(chosen) && all.size() != period.getListDataView().getItemCount()) {
      period.setItems(all);
      period.setValue(chosen);
    }
  }

  private static void tell(boolean byPerson, Runnable changed) {
    if (byPerson) {
      changed.run();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case OWN -> t("usage.scope.own");
      case EVERYBODY -> t("usage.scope.everybody");
    };
  }
}
