package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import java.util.Set;

/** What happened to what is written down of usage. */
public sealed interface UsageEvent {

  /** Requests of these accounts were stored. */
  record Recorded(Set<AccountId> accounts) implements UsageEvent {
    public Recorded {
      accounts = Set.copyOf(accounts);
    }
  }

  /** So much of a budget is used up that {@link BudgetWarnings} has something to tell. */
  record BudgetReached(AccountId account) implements UsageEvent {}
}
