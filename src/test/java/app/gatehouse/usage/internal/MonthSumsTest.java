package app.gatehouse.usage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MonthSumsTest {

  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final MonthSums sums = new MonthSums();
  private final UUID token = UUID.randomUUID();

  @Test
  void addsUpWithinAMonthAndBeginsAnewWithTheNext() {
    sums.add(token, OCTOBER, new BigDecimal("1.20"));
    sums.add(token, OCTOBER, new BigDecimal("0.30"));
    assertThat(sums.of(token, OCTOBER)).isEqualByComparingTo("1.50");
    assertThat(sums.of(token, NOVEMBER)).isZero();

    sums.add(token, NOVEMBER, new BigDecimal("0.05"));
    assertThat(sums.of(token, NOVEMBER)).isEqualByComparingTo("0.05");
  }

  @Test
  void leavesOutWhatComesLateFromAMonthBefore() {
    sums.add(token, NOVEMBER, new BigDecimal("0.05"));
    sums.add(token, OCTOBER, new BigDecimal("9"));

    assertThat(sums.of(token, NOVEMBER)).isEqualByComparingTo("0.05");
  }
}
