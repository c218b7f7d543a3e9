package app.gatehouse.runtimes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures of the built-in runtime.
 *
 * @param idleUnload after how long without a request a model leaves the memory ({@code
 *     GATEHOUSE_RUNTIME_IDLE_UNLOAD}; 10 minutes)
 * @param context the most tokens that are proposed as the context size ({@code
 *     GATEHOUSE_RUNTIME_CONTEXT}; 4096)
 */
@ConfigurationProperties("gatehouse.runtime")
public record RuntimeSettings(
    @DefaultValue("10m") Duration idleUnload, @DefaultValue("4096") int context) {

  public RuntimeSettings {
    if (!idleUnload.isPositive() || context <= 0) {
      throw new IllegalArgumentException("gatehouse.runtime: both values are more than 0");
    }
  }
}
