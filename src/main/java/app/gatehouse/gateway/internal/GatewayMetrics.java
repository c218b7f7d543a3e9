package app.gatehouse.gateway.internal;

import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Meters for operators. Labels are providers, operations and outcomes, of which there are few; no
 * model, account or token, and nothing a request says.
 */
@Component
class GatewayMetrics {

  private final MeterRegistry registry;
  private final Map<Labels, Timer> requests = new ConcurrentHashMap<>();
  private final Map<ProviderId, Timer> firstBytes = new ConcurrentHashMap<>();

  private record Labels(ProviderId provider, Operation operation, Outcome outcome) {}

  GatewayMetrics(MeterRegistry registry, OpenExchanges exchanges) {
    this.registry = registry;
    Gauge.builder("gatehouse.gateway.open", exchanges, OpenExchanges::count)
        .description("Requests to models that are being answered")
        .register(registry);
  }

  void record(UsageEntry entry, Operation operation) {
    ProviderId provider = entry.model().provider();
    requests
        .computeIfAbsent(new Labels(provider, operation, entry.outcome()), this::requests)
        .record(entry.latency());
    if (entry.firstToken() != null) {
      firstBytes.computeIfAbsent(provider, this::firstBytes).record(entry.firstToken());
    }
  }

  private Timer requests(Labels labels) {
    return Timer.builder("gatehouse.gateway.requests")
        .description("From a request to the end of its answer")
        .tag("provider", labels.provider().value())
        .tag("operation", word(labels.operation()))
        .tag("outcome", word(labels.outcome()))
        .register(registry);
  }

  private Timer firstBytes(ProviderId provider) {
    return Timer.builder("gatehouse.gateway.first.byte")
        .description("From a request to the first piece of its answer")
        .tag("provider", provider.value())
        .register(registry);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
