package app.gatehouse.gateway.internal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service while Gatehouse is being stopped, so that nothing new is sent to it. */
@Component
class GatewayHealth implements HealthIndicator {

  private final OpenExchanges exchanges;

  GatewayHealth(OpenExchanges exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public Health health() {
    Health.Builder health = exchanges.isStopping() ? Health.outOfService() : Health.up();
    return health.withDetail("open", exchanges.count()).build();
  }
}
