package app.gatehouse.usage.internal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What each access token has cost in the latest month it was used in. For many threads. */
final class MonthSums {

  private record Sum(YearMonth month, BigDecimal cost) {

    Sum plus(Sum other) {
      int order = other.month.compareTo(month);
      if (order == 0) {
        return new Sum(month, cost.add(other.cost));
      }
      return order > 0 ? other : this;
    }
  }

  private final Map<UUID, Sum> sums = new ConcurrentHashMap<>();

  void add(UUID token, YearMonth month, BigDecimal cost) {
    sums.merge(token, new Sum(month, cost), Sum::plus);
  }

  /** USD; 0 when nothing is known. */
  BigDecimal of(UUID token, YearMonth month) {
    Sum sum = sums.get(token);
    return sum != null && sum.month().equals(month) ? sum.cost() : BigDecimal.ZERO;
  }
}
