package app.gatehouse.usage.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.BudgetWarnings;
import app.gatehouse.usage.Budgets;
import app.gatehouse.usage.Budgets.Budget;
import app.gatehouse.usage.Spending;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notices when so much of a budget is used up that its account should know. */
@Component
class BudgetWatch implements BudgetWarnings {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final BudgetWarningRows rows;
  private final ObjectProvider<Budgets> budgets;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /** Accounts with something to tell. */
  private final Set<AccountId> untold = ConcurrentHashMap.newKeySet();

  private final Set<Noticed> noticed = ConcurrentHashMap.newKeySet();

  /** A level that was reached. */
  record Noticed(UUID token, LocalDate month, int percent) {}

  BudgetWatch(
      BudgetWarningRows rows,
      ObjectProvider<Budgets> budgets,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.budgets = budgets;
    this.events = events;
    this.clock = clock;
  }

  /** Takes up what earlier processes have left. */
  void load() {
    noticed.addAll(rows.since(month()));
    untold.addAll(rows.accountsWithUntold(month()));
  }

  /** To be called when these have been counted. */
  void look(List<UsageEntry> entries, Spending spending) {
    Map<AccountId, Set<UUID>> used =
        entries.stream()
            .flatMap(entry ->
                Stream.ofNullable(entry.token())
                    .map(token -> Map.entry(entry.account(), token.id())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(
                        Map.Entry::getValue, Collectors.toCollection(HashSet::new))));
    used.forEach((account, tokens) ->
        budgets.stream()
            .flatMap(source -> source.of(account).stream())
            .filter(budget -> tokens.contains(budget.token()))
            .forEach(budget -> look(account, budget, spending.thisMonth(budget.token()))));
  }

  private void look(AccountId account, Budget budget, BigDecimal spent) {
    Optional<Integer> level = level(budget, spent);
    if (level.isEmpty()) {
      return;
    }
    Noticed now = new Noticed(budget.token(), month(), level.get());
    boolean higher = noticed.contains(new Noticed(budget.token(), month(), LEVELS.getFirst()));
    if (!higher && !noticed.contains(now)) {
      rows.add(account, budget, now);
      noticed.add(now);
      untold.add(account);
      events.publishEvent(new UsageEvent.BudgetReached(account));
    }
  }

  /** The highest that is reached. */
  static Optional<Integer> level(Budget budget, BigDecimal spent) {
    return LEVELS.stream()
        .filter(level ->
            spent.multiply(HUNDRED).compareTo(budget.monthly().multiply(BigDecimal.valueOf(level)))
                >= 0)
        .findFirst();
  }

  @Override
  public List<Warning> take(AccountId account) {
    return untold.remove(account) ? rows.take(account, month()) : List.of();
  }

  private LocalDate month() {
    return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).atDay(1);
  }
}
