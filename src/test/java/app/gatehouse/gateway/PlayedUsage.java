package app.gatehouse.gateway;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.Spending;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Hears what is written down of requests, and has tokens have spent what a test says. */
public final class PlayedUsage implements UsageLog, Spending {

  private final Supplier<Stream<UsageLog>> realLogs;
  private final Supplier<Stream<Spending>> realSpending;
  private final List<UsageEntry> entries = new CopyOnWriteArrayList<>();
  private final Map<UUID, BigDecimal> spent = new ConcurrentHashMap<>();

  PlayedUsage(Supplier<Stream<UsageLog>> realLogs, Supplier<Stream<Spending>> realSpending) {
    this.realLogs = realLogs;
    this.realSpending = realSpending;
  }

  public List<UsageEntry> of(AccountId account) {
    return entries.stream().filter(entry -> entry.account().equals(account)).toList();
  }

  public void haveSpent(UUID token, String usd) {
    spent.put(token, new BigDecimal(usd));
  }

  @Override
  public void record(UsageEntry entry) {
    entries.add(entry);
    realLogs.get().forEach(log -> log.record(entry));
  }

  @Override
  public BigDecimal thisMonth(UUID token) {
    BigDecimal played = spent.get(token);
    return played == null
        ? realSpending.get().map(real -> real.thisMonth(token)).findFirst().orElse(BigDecimal.ZERO)
        : played;
  }
}
