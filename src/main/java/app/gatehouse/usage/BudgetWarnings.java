package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import java.math.BigDecimal;
import java.util.List;

/**
 * What people are to be told of budgets: at each {@link #LEVELS level} once per token and month.
 */
public interface BudgetWarnings {

  /** In percent of a budget, the highest first. */
  List<Integer> LEVELS = List.of(100, 80);

  /**
   * An access token has used up so much.
   *
   * @param monthly its budget in USD
   */
  record Warning(String tokenName, int percent, BigDecimal monthly) {}

  /** What has not been told yet, which with this counts as told. Answered from memory when none. */
  List<Warning> take(AccountId account);
}
