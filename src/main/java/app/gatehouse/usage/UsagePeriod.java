package app.gatehouse.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Days of UTC, as budgets count them.
 *
 * @param last belongs to it; not before the first
 */
public record UsagePeriod(LocalDate first, LocalDate last) {

  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public UsagePeriod {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("A period ends on its first day or later");
    }
  }

  public static UsagePeriod month(YearMonth month) {
    return new UsagePeriod(month.atDay(1), month.atEndOfMonth());
  }

  /** So many days, today being the last. */
  public static UsagePeriod lastDays(int days, LocalDate today) {
    return new UsagePeriod(today.minusDays(days - 1L), today);
  }

  /** The moment it begins. */
  public Instant begin() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment after it. */
  public Instant end() {
    return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
