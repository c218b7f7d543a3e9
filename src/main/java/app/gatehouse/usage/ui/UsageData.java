package app.gatehouse.usage.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.Budgets;
import app.gatehouse.usage.Spending;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.usage.UsageReports.Scope;
import app.gatehouse.usage.UsageReports.UsageRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All that the page shows at once.
 *
 * @param asked what was asked for
 * @param firstDay of use; empty while there is none
 */
record UsageData(
    Asked asked,
    UsageReport report,
    List<UsageRow> recent,
    List<UsageGap> gaps,
    List<BudgetsPart.Used> budgets,
    Optional<LocalDate> firstDay) {

  /** What somebody wants to see. */
  record Asked(AccountId reader, Scope scope, UsagePeriod period) {}

  /** Fetches it. */
  @Component
  static class Source {

    private final UsageReports reports;
    private final Spending spending;
    private final ObjectProvider<Budgets> budgets;

    Source(UsageReports reports, Spending spending, ObjectProvider<Budgets> budgets) {
      this.reports = reports;
      this.spending = spending;
      this.budgets = budgets;
    }

    UsageReports reports() {
      return reports;
    }

    /** Blocks. */
    UsageData fetch(Asked asked) {
      return new UsageData(
          asked,
          reports.report(asked.reader(), asked.scope(), asked.period()),
          reports.recent(asked.reader(), asked.scope(), asked.period(), RecentPart.MOST),
          reports.gaps(asked.period()),
          budgets.stream()
              .flatMap(source -> source.of(asked.reader()).stream())
              .map(budget -> new BudgetsPart.Used(budget, spending.thisMonth(budget.token())))
              .toList(),
          reports.firstDay(asked.reader(), asked.scope()));
    }
  }
}
