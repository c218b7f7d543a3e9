package app.gatehouse.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.usage.BudgetWarnings;
import app.gatehouse.usage.Budgets;
import app.gatehouse.usage.Budgets.Budget;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageEvent;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsageLog;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReport;
import app.gatehouse.usage.UsageReports;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class UsageViewTest extends ViewTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final UsageEntry.Token laptop = new UsageEntry.Token(UUID.randomUUID(), "laptop");
  private final Div page = new Div();
  private final List<UsageGap> gaps = new ArrayList<>();
  private final List<UsageReports.Scope> scopes = new CopyOnWriteArrayList<>();

  @Autowired UsageLog log;
  @Autowired UsageReports reports;
  @Autowired CurrentAccount account;
  @Autowired LiveUpdates live;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient database;
  private volatile boolean broken;
  private BigDecimal spent = BigDecimal.ZERO;

  @AfterEach
  void close() {
    page.getElement().removeFromParent();
    for (String table : List.of("usage_request", "usage_day")) {
      database.sql("DELETE FROM " + table + " WHERE account_id = ?").param(me().value()).update();
    }
  }

  /** Waits until what the recorder was given is stored. */
  private void use(UsageEntry... entries) {
    long before = count();
    for (UsageEntry entry : entries) {
      log.record(entry);
    }
    await(() -> count() == before + entries.length);
  }

  private long count() {
    return database
        .sql("SELECT COUNT(*) FROM usage_request WHERE account_id = ?")
        .param(me().value())
        .query(Long.class)
        .single();
  }

  private UsageEntry entry(@Nullable String cost) {
    return UsageEntries.of(me(), laptop, NOW, cost);
  }

  /** The page with a budget of 10 dollars, as of November 21, 2026. */
  private void openThePage() {
    Budgets budgets = id -> List.of(new Budget(laptop.id(), "laptop", BigDecimal.TEN));
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("budgets", budgets);
    UsageData.Source source =
        new UsageData.Source(watched(), token -> spent, beans.getBeanProvider(Budgets.class));
    page.removeAll();
    page.add(
        new UsageView(
            source,
            account.get(),
            providers,
            live,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofMillis(1)));
    UI.getCurrent().add(page);
    answer();
  }

  private String said() {
    answer();
    return words(page);
  }

  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
      answer();
      Thread.onSpinWait();
    }
  }

  private void awaitWords(String words) {
    await(() -> said().contains(words));
  }

  private String table(String name) {
    return words(
        find(NativeTable.class)
            .withCondition(table -> name.equals(table.getElement().getAttribute("aria-label")))
            .single());
  }

  @Test
  void saysHowToBeginWhileNothingIsUsed() {
    openThePage();

    awaitWords("Nothing has been used yet.");
    assertThat(said()).contains("Make an access token on the API page");
  }

  @Test
  void addsUpWhatWasUsed() {
    use(
        entry("0.75"),
        entry("0.45"),
        UsageEntries.ended(entry(null), Outcome.FAILED, 429),
        UsageEntries.of(me(), null, NOW, "0", "groq", "llama-3.3"));
    openThePage();
    awaitWords("$1.20");

    assertThat(words(find(SumsPart.class).single()))
        .contains("Requests4", "Tokens in300", "Tokens out60", "Cost$1.20", "Failures125.0% of all")
        .contains("Time to first token250 ms");
    assertThat(table("By provider")).contains("OpenAI3", "Groq1");
    assertThat(table("By model")).contains("openai/gpt-4o3", "groq/llama-3.31");
    assertThat(table("By access token")).contains("laptop3", "In the browser1");
    assertThat(table("By day")).contains("Nov 21, 20264");
    assertThat(table("Latest requests")).contains("Failed (429)", "Answered", "100 in, 20 out");
  }

  @Test
  void neverCallsAnUnknownCostNothing() {
    use(entry("1.20"), entry(null), entry(null));
    openThePage();
    awaitWords("at least $1.20");

    assertThat(said()).contains("2 requests of unknown cost");
    assertThat(table("Latest requests")).contains("unknown");
  }

  @Test
  void saysUnknownWhereNoCostIsKnown() {
    use(entry(null));
    openThePage();
    awaitWords("1 request of unknown cost");

    assertThat(words(find(SumsPart.class).single())).contains("Costunknown").doesNotContain("$0");
  }

  @Test
  void offersTheMonthsBackToTheFirstUse() {
    use(UsageEntries.of(me(), laptop, Instant.parse("2026-09-05T00:00:00Z"), "3"));
    openThePage();
    awaitWords("No requests in this period.");

    Select<PeriodChoice> period = select("Period");
    assertThat(period.getListDataView().getItems().map(PeriodChoice::words))
        .containsExactly(
            "This month", "Last 7 days", "Last 30 days", "October 2026", "September 2026");
    test(period).selectItem("September 2026");
    awaitWords("$3.00");
  }

  @Test
  void warnsOfABudgetByWordAndColour() {
    use(entry("1"));
    spent = new BigDecimal("8.20");
    openThePage();
    awaitWords("Nearly used up");
    assertThat(words(find(BudgetsPart.class).single())).contains("$8.20 of $10.00 (82 %)");
    page.removeAll();

    spent = new BigDecimal("12");
    openThePage();
    awaitWords("Used up");
    assertThat(words(find(BudgetsPart.class).single())).contains("$12.00 of $10.00 (120 %)");
  }

  @Test
  void showsWhatComesWhileItIsOpen() {
    use(entry("1"));
    openThePage();
    awaitWords("$1.00");

    UsageEntry next = entry("2");
    elsewhere(() -> log.record(next));

    awaitWords("$3.00");
  }

  @Test
  void saysOfWhichTimesRequestsMayBeMissing() {
    gaps.add(new UsageGap(Instant.parse("2026-11-20T09:41:00Z"), null));
    gaps.add(new UsageGap(Instant.parse("2026-11-20T10:00:00Z"), 2L));
    openThePage();

    awaitWords("Gatehouse ended unexpectedly at about Nov 20, 2026");
    assertThat(said())
        .contains("9:41")
        .contains("up to a second of usage before may be missing")
        .contains("2 requests are missing here");
  }

  @Test
  void saysWhenItCannotBeReadAndReadsAgainWhenAsked() {
    broken = true;
    openThePage();
    awaitWords("The usage cannot be read at the moment.");

    broken = false;
    test(button("Try again")).click();
    awaitWords("Nothing has been used yet.");
  }

  @Test
  void letsTheOwnerLookAtEverybodys() {
    openThePage();
    awaitWords("Nothing has been used yet.");

    test(this.<UsageReports.Scope>select("Whose")).selectItem("Everybody's");
    await(() -> scopes.contains(UsageReports.Scope.EVERYBODY));
  }

  @Test
  @SignedIn(owner = false)
  void letsNobodyElse() {
    openThePage();
    awaitWords("Nothing has been used yet.");

    assertThat(find(Select.class).withLabel("Whose").exists()).isFalse();
  }

  @Test
  void tellsOfABudgetOnAnyPage() {
    List<BudgetWarnings.Warning> untold =
        new ArrayList<>(List.of(new BudgetWarnings.Warning("laptop", 80, BigDecimal.TEN)));
    BudgetWarnings warnings =
        id -> {
          List<BudgetWarnings.Warning> all = List.copyOf(untold);
          untold.clear();
          return id.equals(me()) ? all : List.of();
        };
    BudgetNotices notices = new BudgetNotices(warnings, me(), live);
    UI.getCurrent().add(notices);
    assertThat(notices())
        .anyMatch(
            words -> words.contains("\"laptop\" has used up 80 % of its monthly budget of $10.00"));

    untold.add(new BudgetWarnings.Warning("laptop", 100, BigDecimal.TEN));
    AccountId me = me();
    elsewhere(() -> events.publishEvent(new UsageEvent.BudgetReached(me)));
    answer();

    assertThat(notices()).anyMatch(words -> words.contains("It is refused until the next month"));
    notices.getElement().removeFromParent();
  }

  /** What is stored, but for gaps, which belong to nobody, and as long as nothing is broken. */
  private UsageReports watched() {
    return new UsageReports() {
      @Override
      public UsageReport report(AccountId reader, Scope scope, UsagePeriod period) {
        if (broken) {
          throw new DataAccessResourceFailureException("The disk is gone");
        }
        scopes.add(scope);
        return reports.report(reader, scope, period);
      }

      @Override
      public List<UsageRow> recent(AccountId reader, Scope scope, UsagePeriod period, int limit) {
        return reports.recent(reader, scope, period, limit);
      }

      @Override
      public void each(
          AccountId reader, Scope scope, UsagePeriod period, Consumer<UsageRow> action) {
        reports.each(reader, scope, period, action);
      }

      @Override
      public List<UsageGap> gaps(UsagePeriod period) {
        return List.copyOf(gaps);
      }

      @Override
      public Optional<LocalDate> firstDay(AccountId reader, Scope scope) {
        return reports.firstDay(reader, scope);
      }
    };
  }
}
