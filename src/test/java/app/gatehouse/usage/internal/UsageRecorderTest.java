package app.gatehouse.usage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEvent;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.usage.UsageReports.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Recorders of the test's own, which begin and end within it. */
@GatehouseTest
class UsageRecorderTest {

  private final SetClock clock = new SetClock();
  private final Instant now = clock.instant();
  private final UsageEntry.Token token = new UsageEntry.Token(UUID.randomUUID(), "laptop");
  private final List<Object> events = new CopyOnWriteArrayList<>();

  @Autowired UsageTables tables;
  @Autowired BudgetWatch budgets;
  @Autowired UsageReports reports;
  @Autowired ApplicationContext context;
  @Autowired JdbcClient database;
  @TempDir Path folder;
  private AccountId ann;

  @BeforeEach
  void make() {
    ann = TestAccounts.add(database);
  }

  @AfterEach
  void takeAway() {
    tables.deleteAll(ann);
  }

  private UsageRecorder start() {
    UsageRecorder recorder =
        new UsageRecorder(
            tables,
            budgets,
            context,
            events::add,
            new MockEnvironment().withProperty("gatehouse.data-dir", folder.toString()),
            clock);
    recorder.afterSingletonsInstantiated();
    return recorder;
  }

  @Test
  void countsACostAtOnceAndHasStoredItByTheEnd() throws InterruptedException {
    UsageRecorder recorder = start();
    recorder.record(UsageEntries.of(ann, token, now, "0.5"));
    recorder.record(UsageEntries.of(ann, token, now, null));
    recorder.record(UsageEntries.of(ann, null, now, "3"));
    assertThat(recorder.thisMonth(token.id())).isEqualByComparingTo("0.5");
    recorder.destroy();

    assertThat(
            reports
                .report(ann, Scope.OWN, UsagePeriod.month(YearMonth.of(2026, 11)))
                .total()
                .requests())
        .isEqualTo(3);
    assertThat(events).contains(new UsageEvent.Recorded(Set.of(ann)));
  }

  @Test
  void remembersWhatTheMonthHasCostAfterAStart() throws InterruptedException {
    UsageRecorder before = start();
    before.record(UsageEntries.of(ann, token, now, "0.5"));
    before.record(UsageEntries.of(ann, token, now.minusSeconds(40L * 24 * 3600), "7"));
    before.destroy();
    UsageRecorder after = start();
    try {
      assertThat(after.thisMonth(token.id())).isEqualByComparingTo("0.5");
      assertThat(after.thisMonth(UUID.randomUUID())).isZero();
    } finally {
      after.destroy();
    }
  }
}
