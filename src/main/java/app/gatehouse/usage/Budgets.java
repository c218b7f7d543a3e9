package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Brought by whoever knows of budgets: a Spring bean. */
public interface Budgets {

  /**
   * What an access token may cost in a calendar month (UTC).
   *
   * @param monthly in USD, more than 0
   */
  record Budget(UUID token, String name, BigDecimal monthly) {}

  /** Those of the account's access tokens that are good and have one. */
  List<Budget> of(AccountId account);
}
