package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.Budgets;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TokenBudgets implements Budgets {

  private final TokenDirectory directory;
  private final Clock clock;

  TokenBudgets(TokenDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public List<Budget> of(AccountId account) {
    Instant now = clock.instant();
    List<Budget> budgets = new ArrayList<>();
    for (KnownToken token : directory.all()) {
      BigDecimal monthly = token.terms().monthlyBudget();
      if (token.account().equals(account) && monthly != null && !token.isExpired(now)) {
        budgets.add(new Budget(token.id(), token.terms().name(), monthly));
      }
    }
    budgets.sort(Comparator.comparing(Budget::name).thenComparing(Budget::token));
    return budgets;
  }
}
