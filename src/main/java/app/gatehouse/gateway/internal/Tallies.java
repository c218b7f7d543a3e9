package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.Price;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageLog;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes down every request to a model, and measures it. */
@Component
class Tallies {

  private final UsageLog log;
  private final ModelCatalog catalog;
  private final GatewayMetrics metrics;
  private final Clock clock;

  Tallies(UsageLog log, ModelCatalog catalog, GatewayMetrics metrics, Clock clock) {
    this.log = log;
    this.catalog = catalog;
    this.metrics = metrics;
    this.clock = clock;
  }

  Tally begin(Asked asked) {
    return new Tally(this, asked, clock.instant());
  }

  void write(UsageEntry entry, Asked asked) {
    log.record(entry);
    metrics.record(entry, asked.operation());
  }

  Price price(AccountId account, ModelRef model) {
    return catalog.price(account, model);
  }
}
