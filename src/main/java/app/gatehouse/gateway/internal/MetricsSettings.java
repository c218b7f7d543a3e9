package app.gatehouse.gateway.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics.
 *
 * @param tokenFile its first line is what a reader shows as a Bearer token; without one nobody
 *     reads them ({@code GATEHOUSE_METRICS_TOKEN_FILE})
 */
@ConfigurationProperties("gatehouse.metrics")
record MetricsSettings(@Nullable Path tokenFile) {}
