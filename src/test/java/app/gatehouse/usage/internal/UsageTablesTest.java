package app.gatehouse.usage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.storage.StartupRefusedException;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.usage.UsageReports.Scope;
import app.gatehouse.usage.UsageSums;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written and read again; in a month of the past, where no other test writes. */
@GatehouseTest
class UsageTablesTest {

  private static final YearMonth MAY = YearMonth.of(2024, 5);
  private static final Instant NOON = Instant.parse("2024-05-02T12:00:00.123456Z");
  private static final UsagePeriod PERIOD = UsagePeriod.month(MAY);

  @Autowired UsageTables tables;
  @Autowired UsageReports reports;
  @Autowired JdbcClient database;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private final UsageEntry.Token laptop = new UsageEntry.Token(UUID.randomUUID(), "laptop");
  private AccountId ann;

  @BeforeEach
  void make() {
    ann = TestAccounts.add(database);
  }

  @AfterEach
  void takeAway() {
    tables.deleteAll(ann);
    database.sql("DELETE FROM usage_gap WHERE happened_at < ?").param(time("2025-01-01")).update();
  }

  private static Object time(String day) {
    return UsageTables.time(Instant.parse(day + "T00:00:00Z"));
  }

  private UsageReport report() {
    return reports.report(ann, Scope.OWN, PERIOD);
  }

  private List<UsageEntry> recent(UsagePeriod period) {
    return reports.recent(ann, Scope.OWN, period, 10).stream()
        .map(UsageReports.UsageRow::entry)
        .toList();
  }

  @Test
  void givesBackEachRequestAsItWas() {
    UsageEntry one = UsageEntries.of(ann, laptop, NOON, "0.000012345678");
    UsageEntry two =
        UsageEntries.ended(
            UsageEntries.of(ann, null, NOON.plusSeconds(1), null, "local", "a/b/c.gguf"),
            Outcome.FAILED,
            502);
    tables.write(List.of(one, two));

    assertThat(recent(PERIOD)).usingRecursiveComparison().isEqualTo(List.of(two, one));
  }

  @Test
  void addsUpByDayModelAndToken() {
    tables.write(
        List.of(
            UsageEntries.of(ann, laptop, NOON, "0.5"),
            UsageEntries.of(ann, laptop, NOON, "0.25"),
            UsageEntries.of(ann, null, NOON, null)));
    tables.write(
        List.of(
            UsageEntries.of(ann, laptop, NOON.plus(Duration.ofDays(1)), "1", "groq", "llama"),
            UsageEntries.ended(UsageEntries.of(ann, laptop, NOON, null), Outcome.FAILED, 429),
            UsageEntries.ended(UsageEntries.of(ann, laptop, NOON, null), Outcome.BROKEN, 200)));

    UsageReport report = report();

    assertThat(report.total())
        .isEqualTo(new UsageSums(6, 2, 400, 80, 1, new BigDecimal("1.75"), 2));
    assertThat(report.days())
        .containsExactly(
            new UsageReport.Day(
                LocalDate.of(2024, 5, 2),
                new UsageSums(5, 2, 300, 60, 1, new BigDecimal("0.75"), 2)),
            new UsageReport.Day(
                LocalDate.of(2024, 5, 3), new UsageSums(1, 0, 100, 20, 0, BigDecimal.ONE, 0)));
    assertThat(report.models())
        .extracting(UsageReport.OfModel::model)
        .containsExactly(
            new ModelRef(new ProviderId("openai"), "gpt-4o"),
            new ModelRef(new ProviderId("groq"), "llama"));
    assertThat(report.tokens())
        .extracting(UsageReport.OfToken::name)
        .containsExactly("laptop", null);
    assertThat(report.tokens().getFirst().sums().requests()).isEqualTo(5);
    assertThat(report.accounts()).isEmpty();
  }

  @Test
  void countsADayOfUtcFromMidnightToMidnight() {
    Instant midnight = Instant.parse("2024-06-01T00:00:00Z");
    tables.write(
        List.of(
            UsageEntries.of(ann, null, midnight.minusMillis(1), "1"),
            UsageEntries.of(ann, null, midnight, "1")));

    assertThat(report().total().requests()).isEqualTo(1);
    assertThat(recent(PERIOD)).hasSize(1);
    assertThat(
            reports.report(ann, Scope.OWN, UsagePeriod.month(MAY.plusMonths(1))).total().requests())
        .isEqualTo(1);
  }

  @Test
  void findsTheMedianTimeToTheFirstToken() {
    tables.write(
        IntStream.of(900, 100, 300)
            .mapToObj(millis ->
                UsageEntries.firstAfter(
                    UsageEntries.of(ann, null, NOON, null), Duration.ofMillis(millis)))
            .toList());

    assertThat(report().firstToken()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void hasNothingToSayOfAPeriodWithoutRequests() {
    UsageReport report = report();

    assertThat(report.total()).isEqualTo(UsageSums.NONE);
    assertThat(report.days()).isEmpty();
    assertThat(report.firstToken()).isNull();
    assertThat(reports.firstDay(ann, Scope.OWN)).isEmpty();
  }

  @Test
  void givesEverybodysOnlyToTheOwner() {
    AccountId bob = TestAccounts.add(database);
    tables.write(
        List.of(UsageEntries.of(ann, null, NOON, "1"), UsageEntries.of(bob, null, NOON, "2")));
    try {
      assertThat(reports.report(ann, Scope.EVERYBODY, PERIOD).total().requests()).isEqualTo(1);
      assertThat(reports.recent(ann, Scope.EVERYBODY, PERIOD, 10)).hasSize(1);

      database.sql("UPDATE account SET owner_slot = NULL WHERE owner_slot = 1").update();
      database.sql("UPDATE account SET owner_slot = 1 WHERE id = ?").param(ann.value()).update();
      UsageReport all = reports.report(ann, Scope.EVERYBODY, PERIOD);
      assertThat(all.total().requests()).isEqualTo(2);
      assertThat(all.accounts())
          .extracting(UsageReport.OfAccount::account)
          .containsExactlyInAnyOrder(ann, bob);
    } finally {
      database.sql("UPDATE account SET owner_slot = NULL WHERE id = ?").param(ann.value()).update();
      tables.deleteAll(bob);
    }
  }

  @Test
  void givesAllRequestsInTheOrderTheyCameInWhateverTheirNumber() {
    List<UsageEntry> entries = new ArrayList<>();
    for (int i = 0; i < 4_001; i++) {
      entries.add(UsageEntries.of(ann, null, NOON.plusMillis(i / 2), null));
    }
    tables.write(entries);
    List<Instant> times = new ArrayList<>();

    reports.each(ann, Scope.OWN, PERIOD, row -> times.add(row.entry().at()));

    assertThat(times).isEqualTo(entries.stream().map(UsageEntry::at).toList());
  }

  @Test
  void leavesOutTheRequestsOfAnAccountThatIsGone() {
    tables.write(
        List.of(
            UsageEntries.of(AccountId.random(), laptop, NOON, "1"),
            UsageEntries.of(ann, laptop, NOON, "1")));

    assertThat(report().total().requests()).isEqualTo(1);
    assertThat(recent(PERIOD)).hasSize(1);
  }

  @Test
  void goesWithTheAccount() {
    tables.write(List.of(UsageEntries.of(ann, laptop, NOON, "1")));

    transaction.executeWithoutResult(status -> {
      events.publishEvent(new AccountRemoval(ann));
      database.sql("DELETE FROM account WHERE id = ?").param(ann.value()).update();
    });

    assertThat(recent(PERIOD)).isEmpty();
    assertThat(report().total().requests()).isZero();
  }

  @Test
  void knowsWhatEachTokenHasCostSinceADay() {
    tables.write(
        List.of(
            UsageEntries.of(ann, laptop, NOON, "0.5"),
            UsageEntries.of(ann, laptop, NOON, "0.25", "groq", "llama"),
            UsageEntries.of(ann, null, NOON, "8"),
            UsageEntries.of(ann, laptop, NOON.minus(Duration.ofDays(2)), "4")));
    Map<UUID, BigDecimal> costs = new HashMap<>();

    tables.costsSince(MAY.atDay(1), costs::put);

    assertThat(costs.get(laptop.id())).isEqualByComparingTo("0.75");
    assertThat(costs).doesNotContainKey(UsageTables.NO_TOKEN);
  }

  @Test
  void tellsWhenRequestsMayBeMissing() {
    tables.write(new UsageGap(NOON, null));
    tables.write(new UsageGap(NOON.plusSeconds(5), 12L));

    assertThat(reports.gaps(PERIOD))
        .containsExactly(new UsageGap(NOON, null), new UsageGap(NOON.plusSeconds(5), 12L));
    assertThat(reports.gaps(UsagePeriod.month(MAY.minusMonths(1)))).isEmpty();
  }

  @Test
  void takesAwayWhatIsOlderThanItIsKept() {
    tables.write(
        List.of(
            UsageEntries.of(ann, null, NOON.minus(Duration.ofDays(401)), "1"),
            UsageEntries.of(ann, null, NOON.minus(Duration.ofDays(399)), "1")));
    UsagePeriod all = new UsagePeriod(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 5, 2));

    assertThat(retention(0).prune()).isZero();
    assertThat(retention(400).prune()).isEqualTo(1);

    assertThat(recent(all)).hasSize(1);
    assertThat(reports.report(ann, Scope.OWN, all).total().requests()).isEqualTo(1);
  }

  private UsageRetention retention(int days) {
    return new UsageRetention(
        tables, Clock.fixed(NOON, ZoneOffset.UTC), new UsageRetention.Settings(days));
  }

  @Test
  void refusesANumberOfDaysThatWouldForgetTheMonthsBudgets() {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> new UsageRetention.Settings(30))
        .withMessageStartingWith("gatehouse.usage.keep-days is 30;");
  }
}
