package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.usage.UsagePeriod;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A period that can be looked at.
 *
 * @param kind of it
 * @param month of one of the past; null for the others
 */
record PeriodChoice(Kind kind, @Nullable YearMonth month) {

  private static final int WEEK = 7;
  private static final int THIRTY = 30;

  enum Kind {
    THIS_MONTH,
    LAST_7_DAYS,
    LAST_30_DAYS,
    PAST_MONTH
  }

  static final PeriodChoice THIS_MONTH = new PeriodChoice(Kind.THIS_MONTH, null);

  /** Those there are, with a past month for each back to the first day of use. */
  static List<PeriodChoice> all(Optional<LocalDate> firstDay, LocalDate today) {
    List<PeriodChoice> all =
        new ArrayList<>(
            List.of(
                THIS_MONTH,
                new PeriodChoice(Kind.LAST_7_DAYS, null),
                new PeriodChoice(Kind.LAST_30_DAYS, null)));
    YearMonth first = firstDay.map(YearMonth::from).orElse(YearMonth.from(today));
    for (YearMonth month = YearMonth.from(today).minusMonths(1);
        !month.isBefore(first);
        month = month.minusMonths(1)) {
      all.add(new PeriodChoice(Kind.PAST_MONTH, month));
    }
    return all;
  }

  UsagePeriod period(LocalDate today) {
    return switch (kind) {
      case THIS_MONTH -> UsagePeriod.month(YearMonth.from(today));
      case LAST_7_DAYS -> UsagePeriod.lastDays(WEEK, today);
      case LAST_30_DAYS -> UsagePeriod.lastDays(THIRTY, today);
      case PAST_MONTH -> UsagePeriod.month(month == null ? YearMonth.from(today) : month);
    };
  }

  String words() {
    return switch (kind) {
      case THIS_MONTH -> t("usage.period.this-month");
      case LAST_7_DAYS -> t("usage.period.last-7-days");
      case LAST_30_DAYS -> t("usage.period.last-30-days");
      case PAST_MONTH ->
          month == null
              ? ""
              : DateTimeFormatter.ofPattern("LLLL yyyy")
                  .withLocale(UI.getCurrent().getLocale())
                  .format(month);
    };
  }
}
