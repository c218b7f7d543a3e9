package app.gatehouse.usage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.usage.BudgetWarnings.Warning;
import app.gatehouse.usage.Budgets;
import app.gatehouse.usage.Budgets.Budget;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class BudgetWatchTest {

  @Autowired BudgetWarningRows rows;
  @Autowired UsageTables tables;
  @Autowired JdbcClient database;

  private final SetClock clock = new SetClock();
  private final UsageEntry.Token token = new UsageEntry.Token(UUID.randomUUID(), "laptop");
  private final List<Object> events = new ArrayList<>();
  private AccountId ann;

  @BeforeEach
  void make() {
    ann = TestAccounts.add(database);
  }

  @AfterEach
  void takeAway() {
    tables.deleteAll(ann);
  }

  private BudgetWatch watch() {
    Budgets budgets =
        account ->
            account.equals(ann)
                ? List.of(new Budget(token.id(), "laptop", BigDecimal.TEN))
                : List.of();
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("budgets", budgets);
    return new BudgetWatch(rows, beans.getBeanProvider(Budgets.class), events::add, clock);
  }

  private void spend(BudgetWatch watch, String sum) {
    watch.look(
        List.of(UsageEntries.of(ann, token, clock.instant(), "1")), id -> new BigDecimal(sum));
  }

  private static Warning at(int percent) {
    return new Warning("laptop", percent, BigDecimal.TEN.stripTrailingZeros());
  }

  @Test
  void tellsEachLevelOnceInAMonth() {
    BudgetWatch watch = watch();
    spend(watch, "7.99");
    assertThat(watch.take(ann)).isEmpty();

    spend(watch, "8");
    spend(watch, "9.5");
    assertThat(watch.take(ann)).containsExactly(at(80));

    spend(watch, "10");
    spend(watch, "11");
    assertThat(watch.take(ann)).containsExactly(at(100));
    assertThat(watch.take(ann)).isEmpty();
    assertThat(events)
        .containsExactly(new UsageEvent.BudgetReached(ann), new UsageEvent.BudgetReached(ann));
  }

  @Test
  void tellsNothingOfALevelThatWasPassedBefore() {
    BudgetWatch watch = watch();
    spend(watch, "12");
    spend(watch, "9");

    assertThat(watch.take(ann)).containsExactly(at(100));
  }

  @Test
  void tellsTheHighestAloneToWhoWasAway() {
    BudgetWatch watch = watch();
    spend(watch, "8");
    spend(watch, "10");

    assertThat(watch.take(ann)).containsExactly(at(100));
    assertThat(watch.take(ann)).isEmpty();
  }

  @Test
  void tellsAfterAStartWhatWasNotToldBefore() {
    spend(watch(), "8");
    BudgetWatch next = watch();
    next.load();
    spend(next, "8.5");

    assertThat(next.take(ann)).containsExactly(at(80));

    BudgetWatch last = watch();
    last.load();
    spend(last, "8.7");
    assertThat(last.take(ann)).isEmpty();
  }

  @Test
  void beginsAnewWithTheNextMonth() {
    BudgetWatch watch = watch();
    spend(watch, "8");
    clock.advance(Duration.ofDays(31));

    assertThat(watch.take(ann)).isEmpty();
    spend(watch, "8");
    assertThat(watch.take(ann)).containsExactly(at(80));
  }

  @Test
  void tellsOnlyWhoseBudgetItIs() {
    AccountId bob = TestAccounts.add(database);
    BudgetWatch watch = watch();
    watch.look(
        List.of(UsageEntries.of(bob, token, clock.instant(), "1")), id -> new BigDecimal("50"));

    assertThat(watch.take(bob)).isEmpty();
    assertThat(watch.take(ann)).isEmpty();
  }
}
