package app.gatehouse.usage.internal;

import app.gatehouse.usage.Spending;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEvent;
import app.gatehouse.usage.UsageLog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/** Takes down what is used: what it cost counts at once, and is stored soon. */
@Component
class UsageRecorder implements UsageLog, Spending, SmartInitializingSingleton, DisposableBean {

  /** About 15 MB. */
  private static final int BOUND = 50_000;

  private static final String MARK = "usage-running";

  private final UsageTables tables;
  private final BudgetWatch budgets;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final boolean serves;
  private final UsageWriter writer;
  private final MonthSums spent = new MonthSums();

  UsageRecorder(
      UsageTables tables,
      BudgetWatch budgets,
      ApplicationContext context,
      ApplicationEventPublisher events,
      Environment environment,
      Clock clock) {
    this.tables = tables;
    this.budgets = budgets;
    this.events = events;
    this.clock = clock;
    // Not for a command: that starts Gatehouse without its pages, and ends it again.
    this.serves = context instanceof WebApplicationContext;
    Path data = Path.of(environment.getProperty("gatehouse.data-dir", "data")).toAbsolutePath();
    this.writer =
        new UsageWriter(
            tables, new RunningMark(data.resolve(MARK)), clock, BOUND, this::tellWritten);
  }

  /** Before the first request comes, so that no budget is forgotten by a start. */
  @Override
  public void afterSingletonsInstantiated() {
    if (serves) {
      YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
      tables.costsSince(month.atDay(1), (token, cost) -> spent.add(token, month, cost));
      budgets.load();
      writer.begin();
    }
  }

  @Override
  public void record(UsageEntry entry) {
    UsageEntry.Token token = entry.token();
    if (token != null && entry.cost() != null) {
      spent.add(token.id(), YearMonth.from(entry.at().atZone(ZoneOffset.UTC)), entry.cost());
    }
    writer.add(entry);
  }

  @Override
  public BigDecimal thisMonth(UUID token) {
    return spent.of(token, YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
  }

  private void tellWritten(List<UsageEntry> entries) {
    events.publishEvent(
        new UsageEvent.Recorded(
            entries.stream().map(UsageEntry::account).collect(Collectors.toSet())));
    budgets.look(entries, this);
  }

  @Override
  public void destroy() throws InterruptedException {
    writer.end();
  }
}
