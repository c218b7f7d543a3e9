package app.gatehouse.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Out of service while nothing can be saved, so that whoever watches Gatehouse looks at its disk.
 */
@Component
class ReadOnlyHealth implements HealthIndicator {

  private final DatabaseStatus status;

  ReadOnlyHealth(DatabaseStatus status) {
    this.status = status;
  }

  @Override
  public Health health() {
    return status
        .problem()
        .map(problem -> Health.outOfService().withDetail("problem", problem.sentence()).build())
        .orElseGet(() -> Health.up().build());
  }
}
