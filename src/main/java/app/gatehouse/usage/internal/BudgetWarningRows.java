package app.gatehouse.usage.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.BudgetWarnings.Warning;
import app.gatehouse.usage.Budgets.Budget;
import app.gatehouse.usage.internal.BudgetWatch.Noticed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of what is told of budgets. */
@Component
class BudgetWarningRows {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  BudgetWarningRows(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  private record Row(UUID token, Warning warning) {}

  List<Noticed> since(LocalDate month) {
    return database
        .sql("SELECT token_id, month_of, percent FROM usage_budget_warning WHERE month_of >= ?")
        .param(month)
        .query((row, number) ->
            new Noticed(
                row.getObject("token_id", UUID.class),
                row.getObject("month_of", LocalDate.class),
                row.getInt("percent")))
        .list();
  }

  List<AccountId> accountsWithUntold(LocalDate month) {
    return database
        .sql(
            "SELECT DISTINCT account_id FROM usage_budget_warning"
                + " WHERE told = FALSE AND month_of >= ?")
        .param(month)
        .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
        .list();
  }

  void add(AccountId account, Budget budget, Noticed noticed) {
    database
        .sql(
            """
            INSERT INTO usage_budget_warning
              (token_id, month_of, percent, account_id, token_name, monthly, told)
            VALUES (?, ?, ?, ?, ?, ?, FALSE)
            """)
        .params(
            noticed.token(),
            noticed.month(),
            noticed.percent(),
            account.value(),
            budget.name(),
            budget.monthly())
        .update();
  }

  /** Those of the month that were not told, of each token the highest alone; all count as told. */
  List<Warning> take(AccountId account, LocalDate month) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Map<UUID, Warning> highest = new LinkedHashMap<>();
          untold(account, month).forEach(row -> highest.putIfAbsent(row.token(), row.warning()));
          database
              .sql("UPDATE usage_budget_warning SET told = TRUE WHERE account_id = ?")
              .param(account.value())
              .update();
          return List.copyOf(highest.values());
        }));
  }

  private List<Row> untold(AccountId account, LocalDate month) {
    return database
        .sql(
            """
            SELECT token_id, token_name, percent, monthly FROM usage_budget_warning
            WHERE account_id = ? AND month_of = ? AND told = FALSE ORDER BY percent DESC, token_name
            """)
        .params(account.value(), month)
        .query((row, number) ->
            new Row(
                row.getObject("token_id", UUID.class),
                new Warning(
                    row.getString("token_name"),
                    row.getInt("percent"),
                    row.getBigDecimal("monthly").stripTrailingZeros())))
        .list();
  }
}
