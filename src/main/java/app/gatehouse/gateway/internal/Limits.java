package app.gatehouse.gateway.internal;

import app.gatehouse.usage.Spending;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often a token may be used, and for how much. */
@Component
class Limits {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int WARNING = 80;

  private final Spending spending;

  Limits(Spending spending) {
    this.spending = spending;
  }

  /**
   * Counts a request against the token's rate and looks at its budget. What is under way is not
   * spent yet, so that several at once may go beyond a budget.
   */
  void take(KnownToken token, HttpServletResponse response) throws RefusedException {
    Integer perMinute = token.terms().requestsPerMinute();
    Duration wait = token.rate().take();
    if (perMinute != null && wait.isPositive()) {
      throw new RefusedException(Refusals.tooMany(perMinute, wait));
    }
    BigDecimal budget = token.terms().monthlyBudget();
    if (budget != null) {
      spend(token, budget, response);
    }
  }

  private void spend(KnownToken token, BigDecimal budget, HttpServletResponse response)
      throws RefusedException {
    BigDecimal spent = spending.thisMonth(token.id());
    if (spent.compareTo(budget) >= 0) {
      throw new RefusedException(Refusals.overBudget(budget));
    }
    int percent = spent.multiply(HUNDRED).divide(budget, 0, RoundingMode.DOWN).intValue();
    response.setHeader("x-gatehouse-budget-used", percent + "%");
    if (percent >= WARNING) {
      response.setHeader(
          "x-gatehouse-warning",
          "%d %% of this month's budget of USD %s is spent"
              .formatted(percent, budget.stripTrailingZeros().toPlainString()));
    }
  }
}
